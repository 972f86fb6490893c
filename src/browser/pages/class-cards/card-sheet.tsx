/** The sheets of class cards as they come out of the printer: ten on an A4 page, with cut lines. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Logo } from '#browser/drawings/logo.tsx'
import { cardNames } from '#browser/paper/card-names.ts'
import { PrintedCode } from '#browser/paper/printed-code.tsx'
import { siteText } from '#browser/paper/site-text.ts'
import { QrCode } from '#browser/parts/qr-code.tsx'
import type { ClassCardPrint, ClassCards } from '#contract/cards.ts'
import './card-sheet.css'

/** Two columns of five: 95 mm by 55 mm each. */
const cardsPerPage = 10
/** A longer name is set smaller, so that it stays on its line. */
const longNameCharacters = 12

export interface CardSheetProps {
  sheet: ClassCards
  /** Those of the sheet that are to be printed. */
  cards: readonly ClassCardPrint[]
}

function PaperCard(props: { card: ClassCardPrint; name: string; sheet: ClassCards }) {
  const words = useWords('paper').card
  const { card, name, sheet } = props
  return (
    <li class="paper-card">
      <div class="paper-card-top">
        <div class="paper-card-who">
          <p class="paper-card-brand">
            <Logo />
            {sheet.isDemonstration && <span class="paper-demo">{words.demonstration}</span>}
          </p>
          <p class={name.length > longNameCharacters ? 'paper-card-name long' : 'paper-card-name'}>
            {name}
          </p>
          <p class="paper-card-class">{sheet.className}</p>
          <p class="paper-card-scan">{words.scan}</p>
        </div>
        <QrCode text={card.qrText} label={words.qr({ name })} />
      </div>
      <p class="paper-card-type">{words.orType({ site: siteText(sheet.siteAddress) })}</p>
      <p class="paper-card-code">
        <PrintedCode code={card.shortCode} />
      </p>
    </li>
  )
}

export function CardSheet({ sheet, cards }: CardSheetProps) {
  const words = useWords('paper').card
  // Named among the whole class: a card printed alone says the same as on the sheet.
  const names = cardNames(sheet.cards)
  const nameOf = (card: ClassCardPrint): string =>
    names[sheet.cards.findIndex(({ pupilId }) => pupilId === card.pupilId)] ?? card.givenName
  const pageCount = Math.ceil(cards.length / cardsPerPage)
  return (
    <div class="card-pages">
      {Array.from({ length: pageCount }, (_, page) => (
        <ul
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is nothing but its place.
          key={page}
          class="paper card-page plain"
          aria-label={words.page({ number: page + 1, count: pageCount })}
        >
          {cards.slice(page * cardsPerPage, (page + 1) * cardsPerPage).map((card) => (
            <PaperCard key={card.pupilId} card={card} name={nameOf(card)} sheet={sheet} />
          ))}
        </ul>
      ))}
    </div>
  )
}
