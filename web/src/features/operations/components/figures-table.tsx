import type { ReactNode } from 'react';
import styles from './figures-table.module.css';

export interface Column<Row> {
  title: string;
  /** Figures stand right, so that their digits do. */
  isFigure?: boolean;
  show: (row: Row) => ReactNode;
}

/** A table that scrolls by itself where it is wider than the page. */
export function FiguresTable<Row>(props: { label: string; columns: Column<Row>[]; rows: Row[]; keyOf: (row: Row) => string }) {
  return (
    // a region that scrolls must be reachable by keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.frame} role="region" aria-label={props.label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.title} scope="col" data-figure={column.isFigure ? '' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map((column) => (
                <td key={column.title} data-figure={column.isFigure ? '' : undefined}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
