import type { Configuration } from './account';

/** v2's configurations for v1's capabilities: transfers are a recipient's, all others a merchant's. */
export function configurationsOf(capabilities: readonly string[]): Configuration[] {
  const merchant: Configuration[] = capabilities.some((name) => name !== 'transfers') ? ['merchant'] : [];
  return capabilities.includes('transfers') ? [...merchant, 'recipient'] : merchant;
}
