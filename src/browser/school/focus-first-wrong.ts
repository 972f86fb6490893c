/** After a refused form: the focus goes to the first field that says what is wrong with it. */

/** Called while the form is refused; its errors are drawn only after that. */
export function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
