import type { Product } from '../support/product.ts';

/** Plays a story to its end and says which case it was. */
export type Story = (product: Product) => Promise<string>;
