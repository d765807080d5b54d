import { Skeleton } from '@mantine/core';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const WIDTHS = ['85%', '75%', '60%', '70%', '65%', '50%', '55%', '45%'];
const BOX_PX = 20;

interface Props {
  /** Besides the box to select a case. */
  readonly cells: number;
  readonly hasBoxes: boolean;
}

/** The shape of what is coming, so that nothing jumps when it is there: most cases take three lines. */
export const SkeletonRows = ({ cells, hasBoxes }: Props) =>
  ROWS.map((row) => (
    <tr key={row} role="row" aria-hidden="true">
      {hasBoxes && (
        <td role="cell">
          <Skeleton height={BOX_PX} width={BOX_PX} radius="sm" />
        </td>
      )}
      {WIDTHS.slice(0, cells).map((width, index) => (
        <td key={width} role="cell">
          <Skeleton height={12} width={width} mt={4} mb={8} />
          {index < 2 && <Skeleton height={12} width="55%" mb={8} />}
          <Skeleton height={8} width="40%" mb={6} />
        </td>
      ))}
    </tr>
  ));
