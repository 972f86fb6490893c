/**
 * The verdict as one page that needs nothing else: no script, no font, no network. The answer first,
 * then the picture, then figures, doubts, and how anybody checks it.
 */
import { typesetFrench } from '#kernel/typeset-french.ts'
import type { JournalLeaves } from '#pipes/public-log/journal-leaves.ts'
import { frenchCount, frenchDay, frenchNumber, frenchShare, frenchTime } from './french-figures.ts'
import { type Replay, waitSecondsMax } from './replayed-load.ts'
import { slices } from './slice.ts'
import type { Reason } from './sorting.ts'
import type { InputSeal, ToldVerdict } from './verdict.ts'
import {
  commandBlock,
  escapeMarkup,
  intervalOptions,
  remarksSection,
  verdictSpan,
} from './verdict-markup.ts'
import { verdictPageStyle } from './verdict-page-style.ts'
import {
  drawVerdictPicture,
  gatherBars,
  isLong,
  sayBarLength,
  sliceNames,
  sliceSwatch,
} from './verdict-picture.ts'

const reasonWords: Readonly<Record<Reason, string>> = {
  'nothing-tells': 'rien ne dit de quoi il s’agit',
  lesson: 'personne inscrite, qu’un cours appelait',
  'no-lesson': 'personne inscrite, que nul cours n’appelait',
  'not-enrolled': 'personne connectée, absente de la liste des inscrits',
  'announced-plan': 'répétition générale annoncée d’avance',
  'beside-somebody': 'sans session, mais sur l’appareil de quelqu’un qui s’est connecté',
  'after-our-error': 'nouvel essai après une erreur de notre part',
  'client-asks-too-often': 'notre application redemande ce qu’elle a déjà reçu',
  'accounts-tried': 'beaucoup de comptes essayés d’un même endroit, qui restent fermés',
  'one-account-tried': 'un même compte essayé sans fin',
  'tried-from-many-addresses': 'trop de comptes essayés et restés fermés, d’adresses dispersées',
  'weak-places': 'demandes qui ne servent qu’à chercher des failles',
  'unknown-addresses': 'beaucoup d’adresses qui n’existent pas',
  rate: 'cadence qu’aucune personne ne tient',
  forged: 'sessions ou numéros d’essai inventés',
  'crowd-without-purpose': 'foule qui demande la même chose sans jamais aller plus loin',
  'stream-without-purpose': 'flot de demandes identiques, bien au-delà des personnes présentes',
  'held-open': 'connexions tenues ouvertes sans requête',
  'held-from-many-addresses': 'connexions muettes, d’un nombre d’adresses inhabituel',
}

export function renderVerdictPage(verdict: ToldVerdict): string {
  const when = verdictSpan(verdict.interval)
  const body = [
    `<h1>Ce qui s’est passé, ${when}</h1>`,
    `<p class="answer">${escapeMarkup(verdict.answer)}</p>`,
    pictureSection(verdict),
    sharesSection(verdict),
    reasonsSection(verdict),
    retriesSection(verdict),
    replaySection(verdict),
    originsSection(verdict),
    remarksSection('À savoir avant de s’appuyer dessus', verdict.warnings),
    remarksSection('Ce que ce verdict ne voit pas', verdict.blindness),
    checkSection(verdict),
  ]
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Verdict, ${when} – Préau</title>
<style>${verdictPageStyle}</style>
</head>
<body>
<header><svg viewBox="0 0 96 16" aria-hidden="true"><path d="M2 13 L48 3 L94 13" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg><p>Préau</p></header>
<main>
${typesetFrench(body.join('\n'))}
</main>
</body>
</html>
`
}

function pictureSection({ interval, minutes }: ToldVerdict): string {
  const { barMinutes, bars } = gatherBars(minutes)
  if (bars.length === 0) return ''
  const span = sayBarLength(barMinutes)
  const shown = slices.filter((slice) => bars.some(({ slices: by }) => by[slice] !== undefined))
  const rows = bars
    .filter(({ slices: by }) => Object.keys(by).length > 0)
    .map(
      (bar) =>
        `<tr><th scope="row">${isLong(bars) ? `${frenchDay(bar.at)}, ` : ''}${frenchTime(bar.at)}</th>${shown.map((slice) => `<td class="n">${frenchNumber(bar.slices[slice] ?? 0)}</td>`).join('')}</tr>`,
    )
  const head = shown.map((slice) => `<th scope="col" class="n">${sliceNames[slice]}</th>`).join('')
  return `<figure>
${drawVerdictPicture(bars, isLong(bars), `La charge ${span}, par tranche ; les mêmes chiffres sont dans le tableau qui suit`)}
<figcaption>La charge ${span} : ${sayUnits(interval)}, de ${frenchCount(interval.sources, 'source')}.</figcaption>
</figure>
<details><summary>Les chiffres de l’image, en tableau</summary>
<div class="scroll" tabindex="0" role="region" aria-label="La charge ${span}"><table><thead><tr><th scope="col">Heure</th>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></details>`
}

/** A log that shows no connections is not said to have had none. */
function sayUnits({ requests, silentConnections, units }: ToldVerdict['interval']): string {
  const asked = frenchCount(requests, 'requête')
  if (silentConnections === 0) return asked
  return `${frenchCount(units, 'unité')} en tout, soit ${asked} et ${frenchCount(silentConnections, 'connexion', 'restée')} sans requête`
}

function sharesSection({ slices: shares }: ToldVerdict): string {
  const rows = slices.map((slice) => {
    const { high, low, share } = shares[slice]
    const between = share === 0 && high === 0 ? '–' : `${escapedShare(low)} à ${escapedShare(high)}`
    return `<tr><th scope="row">${sliceSwatch(slice)} ${sliceNames[slice]}</th><td class="n${share >= 0.05 ? ' strong' : ''}">${escapedShare(share)}</td><td class="n">${between}</td></tr>`
  })
  return `<h2>Les parts</h2>
<table><thead><tr><th scope="col">Tranche</th><th scope="col" class="n">Part</th><th scope="col" class="n">Entre</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<p class="soft">« Entre » dit ce que deviendrait la part si d’autres sources du même genre étaient venues (95 % des tirages). Une part qui tient à peu de sources est large ; la justesse des règles elles-mêmes est mesurée à part, sur des matinées dont la vérité est connue.</p>`
}

function reasonsSection({ reasons }: ToldVerdict): string {
  const items = reasons
    .slice(0, 12)
    .map(
      ({ reason, slice, sources, units }) =>
        `<tr><th scope="row">${sliceNames[slice]} : ${reasonWords[reason]}</th><td class="n">${frenchNumber(units)}</td><td class="n">${frenchNumber(sources)}</td></tr>`,
    )
  if (items.length === 0) return ''
  return `<h2>À quoi on le reconnaît</h2>
<table><thead><tr><th scope="col">Tranche et signe</th><th scope="col" class="n">Unités</th><th scope="col" class="n">Sources</th></tr></thead><tbody>
${items.join('\n')}
</tbody></table>`
}

function retriesSection({ retries }: ToldVerdict): string {
  if (retries.errors === 0 && retries.tooOften === 0) return ''
  const after = retries.repeatAfterError
  const success = retries.repeatAfterSuccess
  const compare =
    after === null || success === null
      ? ''
      : ` Après une de nos erreurs, on redemande la même chose dans ${escapedShare(after)} des cas ; après une réponse, dans ${escapedShare(success)}.`
  const rise =
    retries.echoes === 0 || retries.amplification < 1.01
      ? ''
      : ` Chaque première demande en a fait ${String(Math.round(retries.amplification * 100) / 100).replace('.', ',')} en tout.`
  const often =
    retries.tooOften === 0
      ? ''
      : ` ${frenchNumber(retries.tooOften)} requêtes viennent de notre application, qui redemande ce qu’elle a déjà reçu.`
  return `<h2>Nos erreurs et leurs suites</h2>
<p>${frenchNumber(retries.errors)} demandes ont reçu une erreur de notre part.${compare}${rise}${often}</p>`
}

function replaySection({ counterfactual }: ToldVerdict): string {
  const { asItWas, capacityFrom, capacityPerSecond, model, peakPerSecond } = counterfactual
  if (asItWas === null || capacityPerSecond === null) {
    const why =
      capacityPerSecond === null ? 'La capacité n’est pas connue' : 'L’intervalle est trop long'
    return `<h2>Et sans cela ?</h2>
<p>${why} : on ne peut pas rejouer la charge. La seconde la plus chargée portait ${frenchNumber(peakPerSecond)} requêtes.</p>`
  }
  const held =
    model.waitSecondsMax > waitSecondsMax
      ? `plus de ${String(model.waitSecondsMax).replace('.', ',')} s, ce que chacun a supporté ce jour-là sans erreur`
      : 'plus d’une demi-seconde'
  const from = capacityFrom === 'given' ? 'donnée' : 'mesurée pendant que des demandes échouaient'
  const rows = [
    ['Telle qu’elle fut', asItWas],
    ['Sans l’attaque', counterfactual.withoutAttack],
    ['Sans ce que nous avons causé', counterfactual.withoutRetries],
    ['Sans l’un ni l’autre', counterfactual.withoutBoth],
  ] as const
  return `<h2>Et sans cela ?</h2>
<p>La charge, rejouée seconde par seconde contre une capacité de ${frenchNumber(Math.round(capacityPerSecond))} requêtes par seconde (${from}) :</p>
<table><thead><tr><th scope="col">La charge</th><th scope="col">Tient ?</th><th scope="col" class="n">Pointe</th><th scope="col" class="n">Pire attente</th></tr></thead><tbody>
${rows.map(([name, replay]) => replayRow(name, replay)).join('\n')}
</tbody></table>
<p class="soft">Le modèle : ce qui n’est pas servi dans sa seconde attend, dans l’ordre d’arrivée ; « tient » veut dire que personne n’aurait attendu ${held}. Là où rien n’aurait échoué, personne n’aurait réessayé. Les connexions sans requête n’y figurent pas.</p>`
}

function replayRow(name: string, replay: Replay | null): string {
  if (replay === null) return ''
  const wait = `${String(replay.worstWaitSeconds).replace('.', ',')} s`
  return `<tr><th scope="row">${name}</th><td>${replay.held ? '✓ oui' : '✗ non'}</td><td class="n">${frenchNumber(replay.peakPerSecond)}/s</td><td class="n">${wait}</td></tr>`
}

function originsSection({ origins }: ToldVerdict): string {
  const names = {
    metropolitan: 'France métropolitaine',
    overseas: 'France d’outre-mer',
    abroad: 'Étranger',
    unknown: 'Lieu inconnu',
  } as const
  const rows = origins.places
    .filter(({ units }) => units > 0)
    .map(({ place, share, slices: by }) => {
      const most = slices
        .filter((slice) => by[slice] !== undefined)
        .sort((one, other) => (by[other] ?? 0) - (by[one] ?? 0))[0]
      return `<tr><th scope="row">${names[place]}</th><td class="n">${escapedShare(share)}</td><td class="after">${most === undefined ? '' : sliceNames[most]}</td></tr>`
    })
  if (rows.length === 0) return ''
  const fresh =
    origins.newNetworksShare === null
      ? ''
      : ` ${escapedShare(origins.newNetworksShare)} de la charge située vient de réseaux jamais vus avant.`
  return `<h2>Où étaient les machines</h2>
<table><thead><tr><th scope="col">Lieu</th><th scope="col" class="n">Part</th><th scope="col" class="after">Surtout</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<p class="soft">Le lieu d’une machine ne dit pas qui s’en sert. Il est rapporté, et n’entre dans aucune décision.${fresh}</p>`
}

const inputNames: Readonly<Record<InputSeal['what'], string>> = {
  journal: 'Enregistrements',
  roster: 'Liste des inscrits',
  timetable: 'Emploi du temps',
  origins: 'Base des lieux',
}

function checkSection(told: ToldVerdict): string {
  const { inputs, inputsHash, leaves, version } = told
  const rows = inputs.map(({ builtAt, damaged, damagedLines = [], read, sha256, what }) => {
    if (builtAt !== undefined) {
      return `<li>${inputNames[what]}, du ${frenchDay(Date.parse(builtAt))}<br><code>${sha256}</code></li>`
    }
    const lines =
      damagedLines.length === 0
        ? ''
        : ` (lignes ${damagedLines.join(', ')}${damaged > damagedLines.length ? '…' : ''})`
    return `<li>${inputNames[what]} : ${frenchCount(read, 'lu')}, ${frenchCount(damaged, 'illisible')}${lines}<br><code>${sha256}</code></li>`
  })
  const options = [
    ...intervalOptions(told),
    ...(leaves === null ? [] : [`--tree-size ${leaves.treeSize}`]),
    '--json',
  ]
  return `<h2>Le vérifier soi-même</h2>
<p>Avec les mêmes fichiers, le même Préau donne le même verdict, octet pour octet. Comparez d’abord les empreintes SHA-256 :</p>
<ul>
${rows.join('\n')}
<li>Le tout, et l’intervalle<br><code>${inputsHash}</code></li>
${leaves === null ? '' : leavesItem(leaves)}<li>Les règles, Préau ${version.preau}<br><code>${version.rules}</code></li>
</ul>
${commandBlock('./preau evidence JOURNAL', options)}
<p class="soft">Ajoutez --roster, --timetable, --origins, --capacity et --users-checked comme pour ce verdict. La méthode, les formats et leurs limites sont dans docs/evidence.md.</p>`
}

function leavesItem({ first, last, log, rootHash, treeSize }: JournalLeaves): string {
  return `<li>Feuilles ${frenchNumber(first)} à ${frenchNumber(last)} du journal public ${escapeMarkup(log)} ; racine de l’arbre de ${frenchNumber(treeSize)} feuilles<br><code>${rootHash}</code></li>
`
}

function escapedShare(share: number): string {
  return escapeMarkup(frenchShare(share))
}
