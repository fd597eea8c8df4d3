import type { Handed, Order } from './waiting-steps.ts';

/** Carries out orders one after the other, each at once. What an order throws is thrown into who gave it. */
export const carryOut = (orders: Generator<Order, void, Handed>, one: (order: Order) => Handed): void => {
  let next = orders.next();
  while (!next.done) {
    let answer: Handed;
    try {
      answer = one(next.value);
    } catch (error) {
      next = orders.throw(error);
      continue;
    }
    next = orders.next(answer);
  }
};

/** The same where an order takes time. */
export const carryOutLater = async (
  orders: Generator<Order, void, Handed>,
  one: (order: Order) => Promise<Handed>,
): Promise<void> => {
  let next = orders.next();
  while (!next.done) {
    let answer: Handed;
    try {
      answer = await one(next.value);
    } catch (error) {
      next = orders.throw(error);
      continue;
    }
    next = orders.next(answer);
  }
};
