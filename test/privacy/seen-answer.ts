/** What came back, and from where; a door that tells something on purpose isn't among them. */
export interface SeenAnswer {
  /** Method and status. */
  readonly where: string;
  readonly text: string;
}
