/** A link that looks like a button: for going somewhere, where a button is for doing something. */
import type { ComponentChildren } from 'preact'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { type ButtonKind, buttonClass } from './button.tsx'
import { PageLink } from './page-link.tsx'

export interface LinkButtonProps {
  href: string
  kind?: ButtonKind | undefined
  sign?: SignName | undefined
  wide?: boolean | undefined
  /** Set for a file to keep, under this name; empty: under the one that the server gives it. */
  download?: string | undefined
  children: ComponentChildren
}

export function LinkButton({
  href,
  kind = 'quiet',
  sign,
  wide,
  download,
  children,
}: LinkButtonProps) {
  return (
    <PageLink href={href} class={buttonClass(kind, wide)} download={download}>
      {sign && <Sign name={sign} />}
      <span>{children}</span>
    </PageLink>
  )
}
