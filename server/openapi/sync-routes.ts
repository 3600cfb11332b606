// The routes by which a device is enrolled and keeps its record, as they are described. Rule OA1.
import { attachmentTypes, maxAttachmentBytes } from '../../shared/incident/attachment-bodies.ts'
import { AttachmentAnswer, attachmentPath, attachmentsPath } from '../../shared/sync/attachments.ts'
import { LackingAttachments } from '../../shared/sync/attachments.ts'
import {
  EnrolmentAnswer,
  enrolmentPath,
  EnrolmentRequest,
  headPath,
  linesPath,
  livePath,
  maxBatchBytes,
  maxEnrolmentBytes,
  ndjson,
  pagesPath,
  syncPath,
} from '../../shared/sync/protocol.ts'
import {
  HeadAnswer,
  LinesAnswerHead,
  StretchHead,
  SyncAnswerHead,
  SyncRequestHead,
} from '../../shared/sync/round-trip.ts'
import { type DescribedRoute, json } from './described.ts'
import { LiveEvent, Operation, ProvenOperation } from './schemas.ts'

export const syncRoutes: readonly DescribedRoute[] = [
  {
    method: 'post',
    path: enrolmentPath,
    says: 'A code makes a device one of ours and gives it a session. AU1-AU4',
    who: 'anyone',
    request: { content: json(EnrolmentRequest), maxBytes: maxEnrolmentBytes },
    answers: { 201: json(EnrolmentAnswer) },
    refusals: [
      ...(['wrongContentType', 'tooLarge', 'cutShort', 'badRequest', 'unknownCode'] as const),
      ...(['codeUsed', 'codeExpired', 'otherSecret', 'tooManyAttempts'] as const),
    ],
  },
  {
    method: 'post',
    path: syncPath,
    says: 'One round trip: a head, then as many lines as it counts; a head, then stretches. SY4-SY24',
    who: 'session',
    request: {
      content: { media: ndjson, items: [SyncRequestHead, Operation, ProvenOperation] },
      maxBytes: maxBatchBytes,
    },
    answers: { 200: { media: ndjson, items: [SyncAnswerHead, StretchHead, Operation] } },
    refusals: [
      ...(['notNdjson', 'wrongContentEncoding', 'notGzip', 'tooLarge', 'tooManyOperations'] as const),
      ...(['notUtf8', 'cutShort', 'badHead', 'badCount', 'unknownProtocol'] as const),
      ...(['otherRecord', 'olderGeneration', 'later'] as const),
    ],
  },
  {
    method: 'get',
    path: headPath,
    says: 'Whether there is anything to sync; 304 while `If-None-Match` names the head. SY25',
    who: 'device',
    answers: { 200: json(HeadAnswer), 304: null },
    refusals: [],
  },
  {
    method: 'get',
    path: `${pagesPath}/:number`,
    says: 'Five hundred lines, the same bytes for every device. SY25',
    who: 'device',
    answers: { 200: { media: ndjson, items: [StretchHead, Operation] } },
    refusals: ['notFound'],
  },
  {
    method: 'get',
    path: `${linesPath}/:id`,
    says: 'The lines in which an id stands, as those of one incident. SY32',
    who: 'device',
    answers: { 200: { media: ndjson, items: [LinesAnswerHead, StretchHead, Operation] } },
    refusals: ['notFound'],
  },
  {
    method: 'get',
    path: livePath,
    says: 'Server-sent events: a hint that there is something to sync. SY18',
    who: 'device',
    answers: { 200: { media: 'text/event-stream', items: [LiveEvent] } },
    refusals: ['tooManyStreams'],
  },
  {
    method: 'get',
    path: attachmentsPath,
    says: 'Digests that the record names and whose bytes are not here. AT6',
    who: 'device',
    answers: { 200: json(LackingAttachments) },
    refusals: [],
  },
  {
    method: 'put',
    path: attachmentPath(':sha256'),
    says: 'The bytes of a picture or a document that an accepted line names. AT1',
    who: 'device',
    request: { content: { bytes: attachmentTypes }, maxBytes: maxAttachmentBytes },
    answers: { 201: json(AttachmentAnswer) },
    refusals: [
      ...(['notFound', 'wrongContentType', 'tooLarge', 'cutShort', 'wrongDigest'] as const),
      ...(['notNamedYet', 'later'] as const),
    ],
  },
  {
    method: 'get',
    path: attachmentPath(':sha256'),
    says: 'The bytes, as a file that no browser opens as a page. AT2',
    who: 'device',
    answers: { 200: { bytes: [...attachmentTypes, 'application/octet-stream'] } },
    refusals: ['notFound'],
  },
]
