/** After a form was sent with a mistake in it: to the first field that has one, so that it is heard. */

/** Called once what is wrong has been set; waits until the page shows it. */
export function focusMistake(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
