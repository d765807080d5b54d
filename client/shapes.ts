import type { z } from 'zod';
import type * as answers from '../api/answers.ts';
import type * as invitationSchemas from '../api/invitations/invitation-schemas.ts';
import type * as deskAnswers from '../api/desk/desk-answers.ts';
import type { presenceSchema } from '../api/desk/presence-schema.ts';
import type { viewsSchema } from '../api/desk/view-schema.ts';
import type { statusSecretSchema } from '../api/status/show-status.ts';
import type * as schemas from '../api/schemas.ts';
import type * as webhookSchemas from '../api/webhooks/webhook-schemas.ts';

/** What is sent and answered, by the names of the reference: inferred from the schemas that check it. */

export type Case = z.output<typeof answers.caseAnswer>;
export type CaseBeingOpened = z.output<typeof answers.openingAnswer>;
export type CaseList = z.output<typeof answers.caseListAnswer>;
export type CertificateStatus = z.output<typeof answers.certificateAnswer>;
export type DecidedInvitation = z.output<typeof answers.decidedInvitationAnswer>;
export type Delivery = z.output<typeof answers.deliveryAnswer>;
export type DeliveryList = z.output<typeof answers.deliveryListAnswer>;
export type EventList = z.output<typeof answers.eventListAnswer>;
export type GroundList = z.output<typeof answers.groundListAnswer>;
export type Health = z.output<typeof answers.healthAnswer>;
export type Identified = z.output<typeof answers.identifiedAnswer>;
export type Invitation = z.output<typeof answers.invitationAnswer>;
export type NewStatusLink = z.output<typeof answers.newStatusLinkAnswer>;
export type Status = z.output<typeof answers.statusAnswer>;
export type NewInvitation = z.output<typeof answers.newInvitationAnswer>;
export type OpenedInvitation = z.output<typeof answers.openedInvitationAnswer>;
export type Overview = z.output<typeof answers.overviewAnswer>;
export type LiveEvent = z.output<typeof answers.liveEventAnswer>;
export type PasswordSent = z.output<typeof answers.passwordAnswer>;
export type Problem = z.output<typeof answers.problemAnswer>;
export type QueueList = z.output<typeof answers.queueListAnswer>;
export type Readiness = z.output<typeof answers.readinessAnswer>;
export type ResidentList = z.output<typeof answers.residentListAnswer>;
export type Webhook = z.output<typeof answers.webhookAnswer>;
export type WebhookList = z.output<typeof answers.webhookListAnswer>;
export type WebhookMessage = z.output<typeof answers.webhookMessage>;
export type WebhookSecret = z.output<typeof answers.secretAnswer>;
export type WebhookWithSecret = z.output<typeof answers.newWebhookAnswer>;
export type Whereabouts = z.output<typeof answers.residenceAnswer>;

export type ActionList = z.output<typeof deskAnswers.actionListAnswer>;
export type Dwelling = z.output<typeof deskAnswers.dwellingAnswer>;
export type EvidenceList = z.output<typeof deskAnswers.evidenceListAnswer>;
export type Person = z.output<typeof deskAnswers.personAnswer>;
export type StaffList = z.output<typeof deskAnswers.staffListAnswer>;
export type PresenceAnnouncement = z.input<typeof presenceSchema>;
export type Presence = z.output<typeof deskAnswers.presenceAnswer>;
export type ViewList = z.output<typeof deskAnswers.viewListAnswer>;
export type Views = z.input<typeof viewsSchema>;

/** Bodies name a caseworker only where nobody signs in. */
type SignedIn<Body extends { caseworker?: unknown }> = Omit<Body, 'caseworker'> & Partial<Pick<Body, 'caseworker'>>;

export type Assignment = SignedIn<z.input<typeof schemas.assignmentSchema>>;
export type Cancellation = z.input<typeof schemas.cancellationSchema>;
export type ConsentDecision = z.input<typeof schemas.decisionSchema>;
export type ConsentRevocation = z.input<typeof schemas.revocationSchema>;
export type DeadlineExtension = SignedIn<z.input<typeof schemas.extensionSchema>>;
export type Filing = z.input<typeof schemas.filingSchema>;
export type Identification = z.input<typeof invitationSchemas.identificationSchema>;
export type StatusSecret = z.input<typeof statusSecretSchema>;
export type InvitationSecret = z.input<typeof invitationSchemas.openingSchema>;
export type InviteeDecision = z.input<typeof invitationSchemas.inviteeDecisionSchema>;
export type NewNote = SignedIn<z.input<typeof schemas.noteSchema>>;
export type NewReminder = SignedIn<z.input<typeof schemas.reminderSchema>>;
export type NewObjection = z.input<typeof schemas.objectionSchema>;
export type NewWebhook = z.input<ReturnType<typeof webhookSchemas.newWebhookSchema>>;
export type ObjectionWords = z.input<typeof schemas.objectionDocumentSchema>;
export type PasswordRequest = z.input<typeof schemas.passwordSchema>;
export type ReviewDecision = SignedIn<z.input<typeof schemas.reviewSchema>>;
export type SecretReplacement = z.input<typeof webhookSchemas.rotationSchema>;
export type StayEnd = z.input<typeof schemas.stayEndSchema>;
export type StayEndWords = z.input<typeof schemas.stayEndDocumentSchema>;
export type WebhookChange = z.input<ReturnType<typeof webhookSchemas.webhookChangeSchema>>;
export type Application = Filing['application'];
export type Evidence = Filing['signature'];
