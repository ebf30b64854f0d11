/** A number with its unit in the singular or plural: 1 voter, 2 voters. */
export function countOf(count: number | bigint | string, one: string): string {
  return `${count} ${one}${`${count}` === '1' ? '' : 's'}`;
}
