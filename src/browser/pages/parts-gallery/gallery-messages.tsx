/** Everything that tells: notices, waits, errors, badges, dialogs, toasts. */
import { useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { StateBadge } from '#browser/parts/state-badge.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { GalleryBlock, sample } from './gallery-block.tsx'

const overloaded: ApiRefusal = {
  code: 'overloaded',
  status: 503,
  detail: {},
  requestId: '019a-7c3e',
  retryAfterMs: 40_000,
}

function Notices() {
  return (
    <GalleryBlock name="Notice, ErrorView">
      <Notice>
        <p>{sample("L'exercice ouvre demain à 9 h 15.")}</p>
      </Notice>
      <Notice kind="success" title={sample('Copie reçue')}>
        <p>{sample('Numéro 4 812, aujourd’hui à 10 h 42.')}</p>
      </Notice>
      <Notice
        kind="attention"
        title={sample('Trois liens à confirmer')}
        actions={<LinkButton href="/parts">Les voir</LinkButton>}
      >
        <p>
          {sample(
            "Ces responsables ne voient rien tant que l'école n'a pas confirmé leurs droits.",
          )}
        </p>
      </Notice>
      <Notice kind="danger" title={sample('Deux lignes ont été rejetées')}>
        <p>{sample('Le rapport donne la ligne et la raison de chacune.')}</p>
      </Notice>
      <ErrorView refusal={overloaded} onRetry={() => undefined} />
    </GalleryBlock>
  )
}

function States() {
  return (
    <GalleryBlock name="StateBadge, Progress, Waiting">
      <div class="row">
        <StateBadge state="on-device" />
        <StateBadge state="received" />
        <StateBadge state="safe" />
      </div>
      <StateBadge state="on-device" explained />
      <Progress label={sample('Questions répondues')} value={3} max={8} />
      <Progress
        label={sample('Lignes lues')}
        value={12_450}
        max={30_000}
        text={sample('12 450 lignes sur 30 000')}
      />
      <Progress label={sample('Terminé')} value={8} max={8} />
      <Waiting label={sample('La classe de 6e B.')} />
    </GalleryBlock>
  )
}

function Cards() {
  return (
    <GalleryBlock name="Card, EmptyState">
      <div class="grid">
        <Card
          title="Lina"
          headingLevel={4}
          strong
          aside={<StateBadge state="received" />}
          actions={<Button kind="primary">{sample('Ouvrir sa journée')}</Button>}
        >
          <p>{sample('Maintenant : mathématiques, les fractions.')}</p>
        </Card>
        <Card title="Nour" headingLevel={4}>
          <p>{sample("Rien à rendre aujourd'hui.")}</p>
        </Card>
      </div>
      <EmptyState
        drawing={<Bench />}
        action={<Button kind="primary">{sample('Préparer une leçon')}</Button>}
      >
        {sample('Aucune leçon encore. La première se prépare en dix minutes.')}
      </EmptyState>
    </GalleryBlock>
  )
}

function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null)
  const [name, setName] = useState('6e B')
  const close = () => setOpen(null)
  return (
    <GalleryBlock name="Dialog, ConfirmDialog, Menu, Toast" inRow>
      <Button onClick={() => setOpen('dialog')}>{sample('Ouvrir un dialogue')}</Button>
      <Button onClick={() => setOpen('confirm')}>{sample('Demander une confirmation')}</Button>
      <Menu
        label="Actions"
        items={[
          { label: sample('Imprimer la carte'), sign: 'print', onSelect: () => undefined },
          { label: 'Copier le code', sign: 'copy', onSelect: () => undefined, disabled: true },
          {
            label: sample('Révoquer la carte'),
            sign: 'danger',
            danger: true,
            onSelect: () => setOpen('confirm'),
          },
        ]}
      />
      <Button
        onClick={() =>
          toast({
            text: sample('Note enregistrée.'),
            action: { label: 'Annuler', onAction: () => undefined },
          })
        }
      >
        {sample('Montrer un message')}
      </Button>
      <Dialog
        open={open === 'dialog'}
        title="Renommer la classe"
        onClose={close}
        actions={
          <>
            <Button kind="primary" onClick={close}>
              Enregistrer
            </Button>
            <Button onClick={close}>Annuler</Button>
          </>
        }
      >
        <Field label="Nom de la classe" value={name} onValue={setName} />
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        title={sample('Révoquer la carte de Lina ?')}
        confirmText={sample('Révoquer la carte')}
        onConfirm={close}
        onClose={close}
      >
        <p>
          {sample("L'ancienne carte n'ouvrira plus rien. Le travail de Lina n'est pas touché.")}
        </p>
      </ConfirmDialog>
    </GalleryBlock>
  )
}

export function GalleryMessages() {
  return (
    <>
      <Notices />
      <States />
      <Cards />
      <Overlays />
    </>
  )
}
