/** What stands in the way of a command, in words for the person at the terminal: shown as it is, without a stack trace. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
}
