import type { SeenColumn } from './choose-columns.ts';
import type { TableRow } from './list.ts';
import { plainCell } from './plain-cell.ts';

/** How lists say that a parcel has arrived, in the languages that shops and providers export them in. */
const WORDS = [
  'delivered|已签收|签收|已妥投|妥投|成功签收|已送达|已簽收|簽收|已送達|已投遞',
  'zugestellt|livré|livrée|entregado|entregada|entregue|consegnato|consegnata|bezorgd|afgeleverd|doręczona|doręczono|доставлено|доставлен|teslim edildi',
  '配達完了|お届け済み|お届け完了|配達済み|배송완료|배달완료|đã giao|đã giao hàng|จัดส่งสำเร็จ|terkirim|levererad|leveret|doručeno|kézbesítve|livrat',
].join('|');

/** The word alone, or with a sign after it and more: "Delivered (left at door)", but not "Delivered to carrier". */
const DELIVERED = new RegExp(`^(?:${WORDS})(?:$|\\s*[-–—:,;.!(（，：_/|])`, 'i');

const saysDelivered = (cell: string): boolean => DELIVERED.test(plainCell(cell));

/** Which column of a list says of rows that they are delivered already, and of which. */
interface Delivered {
  readonly seen: SeenColumn;
  readonly lines: readonly number[];
}

/** Finds them among columns that hold neither numbers nor carriers: the first that says so of any row. Null where none does. Linear in the table. */
export const findDelivered = (body: readonly TableRow[], columns: readonly SeenColumn[]): Delivered | null => {
  for (const seen of columns) {
    const lines = body.flatMap(({ line, cells }) => (saysDelivered(cells[seen.at] ?? '') ? [line] : []));
    if (lines.length > 0) return { seen, lines };
  }
  return null;
};
