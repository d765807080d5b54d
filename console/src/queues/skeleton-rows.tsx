import { Skeleton } from '@mantine/core';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];
const WIDTHS = ['70%', '85%', '60%', '75%', '65%', '50%', '55%', '45%'];

/** The shape of what is coming, so that nothing jumps when it is there. */
export const SkeletonRows = ({ cells }: { readonly cells: number }) =>
  ROWS.map((row) => (
    <tr key={row} role="row" aria-hidden="true">
      {WIDTHS.slice(0, cells).map((width) => (
        <td key={width} role="cell">
          <Skeleton height={12} width={width} my={6} />
          <Skeleton height={8} width="40%" />
        </td>
      ))}
    </tr>
  ));
