/** What stands for a person whose calls are counted and recorded, before it is hashed: the account, by its id. */

export const accountPrefix = 'account:'

export function accountName(accountId: string): string {
  return `${accountPrefix}${accountId}`
}
