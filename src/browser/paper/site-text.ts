/** The address as people copy it from paper: without the part that browsers add by themselves. */
export function siteText(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
