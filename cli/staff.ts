import type { Caseworker } from '../domain/application.ts';

/**
 * Who acts as the caseworker where nobody signs in: bodies name them. By the number born in 1899, this is nobody of the
 * stand-in population and so a party to none of its cases (R27).
 */
export const CASEWORKER: Caseworker = { id: 'caseworker-1', iin: '990101100010' };
