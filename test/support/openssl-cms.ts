import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SignedFile {
  readonly document: Uint8Array;
  /** The detached CMS, in DER. */
  readonly signature: Uint8Array;
  /** Whom to believe, in PEM. */
  readonly authorities: string;
}

/** What a court's expert would do, with a program that nobody here has written. @returns whether the signature is over the document */
export function opensslVerifies({ document, signature, authorities }: SignedFile): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tirkeu-test-openssl-'));
  const write = (name: string, bytes: Uint8Array | string): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  try {
    const files = ['-in', write('signature.p7s', signature), '-content', write('document.json', document)];
    const trust = ['-CAfile', write('authorities.pem', authorities), '-purpose', 'any'];
    execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', ...files, ...trust], { stdio: 'pipe' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number') return false;
    throw error; // There is no openssl here.
  } finally {
    rmSync(folder, { recursive: true });
  }
}
