/**
 * French words of refusals: what happened, what it means, what to do. Pupils are addressed as *tu*,
 * adults as *vous*; nobody is blamed. These may meet whoever opens Préau; those of single acts come a
 * moment after the first page (`further-refusals-fr.ts`).
 */
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** The facts that the words may use. */
export interface RefusalFacts {
  /** Whether the reader is a pupil. */
  readonly tu: boolean
  /** How long to wait, already in words ("15 min"); null when the server did not say. */
  readonly wait: string | null
}

export interface RefusalWords {
  readonly what: string
  readonly means: string
  readonly todo: string
}

export const afterWait = (p: RefusalFacts, act: string): string =>
  p.wait === null ? `${act} dans quelques minutes.` : `${act} dans ${p.wait}.`

type EarlyRefusal = Extract<
  RefusalCode,
  | 'bad_request'
  | 'not_found'
  | 'too_many_requests'
  | 'overloaded'
  | 'unavailable'
  | 'wait_your_turn'
  | 'internal'
  | 'sign_in_required'
  | 'session_ended'
  | 'forbidden'
>

export const refusalsFr: Record<EarlyRefusal, (p: RefusalFacts) => RefusalWords> = {
  bad_request: (p) => ({
    what: "La demande n'a pas été comprise.",
    means: "Quelque chose manque ou n'a pas la forme attendue. Rien n'a été changé.",
    todo: p.tu
      ? 'Vérifie ce que tu as écrit, puis recommence.'
      : 'Vérifiez ce que vous avez saisi, puis recommencez.',
  }),
  not_found: (p) => ({
    what: "Cette page n'existe pas, ou n'est pas pour ce compte.",
    means: "L'adresse est incomplète, ou ce qui s'y trouvait a été retiré.",
    todo: p.tu
      ? 'Retourne à ta journée : tes leçons y sont.'
      : "Revenez à l'accueil, ou vérifiez l'adresse.",
  }),
  too_many_requests: (p) => ({
    what: 'Trop de demandes sont parties en peu de temps.',
    means: 'Cela arrive quand une page insiste. Le travail déjà reçu reste reçu.',
    todo: afterWait(p, p.tu ? 'Attends un peu et réessaie' : 'Réessayez'),
  }),
  overloaded: (p) => ({
    what: 'Beaucoup de monde arrive en même temps.',
    means: p.tu
      ? "Ta demande n'a pas encore été traitée. Ce que tu as écrit est gardé sur cet appareil."
      : "La demande n'a pas encore été traitée. Ce qui est écrit sur cette page y reste.",
    todo: afterWait(
      p,
      p.tu ? 'Garde cette page ouverte et réessaie' : 'Gardez cette page ouverte et réessayez',
    ),
  }),
  unavailable: (p) => ({
    what: "L'endroit où Préau garde le travail ne répond pas.",
    means: p.tu
      ? 'Ce qui est déjà reçu reste reçu. Ce que tu as écrit reste ici.'
      : 'Ce qui est déjà reçu reste reçu. Ce qui est écrit sur cette page y reste.',
    todo: afterWait(
      p,
      p.tu ? 'Garde cette page ouverte et réessaie' : 'Gardez cette page ouverte et réessayez',
    ),
  }),
  wait_your_turn: (p) => ({
    what: 'La porte est encore fermée : il y a du monde.',
    means: p.tu
      ? 'Ta place dans la file est gardée. Ce que tu as écrit reste sur cette page.'
      : 'La place dans la file est gardée. Ce qui est écrit sur cette page y reste.',
    todo: p.tu
      ? 'Garde cette page ouverte : tu entreras tout seul.'
      : "Gardez cette page ouverte : l'entrée se fait toute seule.",
  }),
  internal: (p) => ({
    what: 'Quelque chose est en panne chez nous.',
    means: "L'erreur est notée et ne vient pas de cet appareil. Le travail déjà reçu reste reçu.",
    todo: p.tu
      ? "Réessaie dans quelques minutes. Si cela dure, l'aide dit qui appeler."
      : "Réessayez dans quelques minutes. Si cela dure, l'aide indique qui appeler.",
  }),
  sign_in_required: (p) => ({
    what: 'Cette page demande de se connecter.',
    means: "Cet appareil ne sait pas encore qui l'utilise.",
    todo: p.tu
      ? 'Connecte-toi avec ta carte de classe.'
      : 'Connectez-vous avec votre carte ou votre identifiant.',
  }),
  session_ended: (p) => ({
    what: 'La connexion de cet appareil est terminée.',
    means: "Elle dure 90 jours au plus, et l'école peut l'arrêter plus tôt.",
    todo: p.tu
      ? 'Connecte-toi de nouveau : ton travail est toujours là.'
      : 'Connectez-vous de nouveau : rien n’est perdu.',
  }),
  forbidden: (p) => ({
    what: p.tu
      ? "Cette page n'est pas ouverte pour toi."
      : "Cette page n'est pas ouverte à votre compte.",
    means: "L'école décide qui voit quoi. Rien n'a été changé.",
    todo: p.tu
      ? 'Si tu penses que tu devrais la voir, parles-en à ton enseignant.'
      : 'Si cela vous surprend, demandez à la direction de vérifier vos droits.',
  }),
}
