/** What came from outside and has members, none of which has been looked at yet. */
export interface Fields {
  readonly [name: string]: unknown;
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
