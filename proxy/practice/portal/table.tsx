import type { Rows } from './portal-state.ts';
import type { Say } from './words.ts';

interface TableProps<Row> {
  readonly rows: Rows<Row>;
  readonly keyOf: (row: Row) => string;
  /** What stands in the first column, and names the row. */
  readonly nameOf: (row: Row) => string;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (keys: ReadonlySet<string>) => void;
  readonly heads: readonly string[];
  /** The columns after the first. */
  readonly cells: (row: Row) => readonly string[];
  readonly empty: string;
  readonly say: Say;
}

/** A table whose rows can be chosen. Where the window is narrow each row becomes a small card; the roles keep it a table. */
export function Table<Row>({ rows, keyOf, nameOf, chosen, choose, heads, cells, empty, say }: TableProps<Row>) {
  if (rows === null) return <p class="table-note" aria-busy="true" />;
  if (rows === 'unreadable') return <p class="table-note">{say('unreadable')}</p>;
  if (rows.length === 0) return <p class="table-note muted">{empty}</p>;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: a table shown as cards is none to a screen reader unless it says so
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <tr key={key} role="row" class={chosen.has(key) ? 'chosen' : ''}>
              <td role="cell">
                <label class="choose">
                  <input
                    type="checkbox"
                    checked={chosen.has(key)}
                    onChange={(event) => {
                      const next = new Set(chosen);
                      if (event.currentTarget.checked) next.add(key);
                      else next.delete(key);
                      choose(next);
                    }}
                  />
                  {nameOf(row)}
                </label>
              </td>
              {cells(row).map((cell, index) => (
                <td key={heads[index + 1]} role="cell" data-head={heads[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
