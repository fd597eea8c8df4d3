import type { PlanChoice } from './messages.ts';
import { fieldsOf, listOf, orNull, type Parse, text } from './parse-json.ts';

const readPlanChoice: Parse<PlanChoice> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    provider: field('provider', text),
    title: field('title', text),
    plans: field('plans', listOf(text)),
    plan: field('plan', orNull(text)),
  };
};

/** What `planChoices` answers. */
export const readPlanChoices: Parse<readonly PlanChoice[]> = listOf(readPlanChoice);
