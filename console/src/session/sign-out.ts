/**
 * Ends the session here, then goes where the provider ends its own, or to the start. What was typed in this tab goes first:
 * desks are shared, and half-filled forms hold people's numbers.
 */
export async function signOut(): Promise<void> {
  sessionStorage.clear();
  const response = await fetch('/auth/sign-out', { method: 'POST', headers: { 'x-tirkeu-console': '1' } });
  const { providerSignOut }: { readonly providerSignOut: string | null } = response.ok
    ? await response.json()
    : { providerSignOut: null };
  globalThis.location.assign(providerSignOut ?? '/');
}
