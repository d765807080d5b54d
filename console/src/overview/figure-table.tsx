import classes from './figure-table.module.css';

interface Props {
  /** Read out, not shown: the figure's heading says the same. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    /** The first is the row's heading. */
    readonly cells: readonly string[];
  }[];
}

/** The numbers of a chart. Wide ones scroll within themselves, also by keyboard. */
export function FigureTable({ caption, columns, rows }: Props) {
  return (
    <div className={classes['frame']} tabIndex={0} role="group" aria-label={caption}>
      <table className={classes['table']}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [heading, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
