/** Ends the session here, then goes where the provider ends its own, or to the start. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', { method: 'POST', headers: { 'x-tirkeu-console': '1' } });
  const { providerSignOut }: { readonly providerSignOut: string | null } = response.ok
    ? await response.json()
    : { providerSignOut: null };
  globalThis.location.assign(providerSignOut ?? '/');
}
