/** What a telephone is given to dial: the digits, and the plus of a country before them. */
export function telephoneAddress(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `tel:${phone.trim().startsWith('+') ? '+' : ''}${digits}`
}
