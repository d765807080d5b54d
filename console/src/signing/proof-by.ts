/** How somebody at the counter shows who they are: a document that a caseworker looks at, or a key of their own (R12). */
export type ProofBy = 'document' | 'key';
