import { monitoringContract } from '#monitoring/contract';
import { type BodyOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

type Doors = typeof monitoringContract;

export function useTakeOver(id: string) {
  return useWrite((body: BodyOf<Doors['takeOver']>, idempotencyKey) =>
    call(monitoringContract.takeOver, { params: { id }, body, idempotencyKey }),
  );
}

export function useAssign(id: string) {
  return useWrite((body: BodyOf<Doors['assign']>, idempotencyKey) =>
    call(monitoringContract.assign, { params: { id }, body, idempotencyKey }),
  );
}

export function useNote(id: string) {
  return useWrite((body: BodyOf<Doors['note']>, idempotencyKey) =>
    call(monitoringContract.note, { params: { id }, body, idempotencyKey }),
  );
}

export function useFreeze(id: string) {
  return useWrite((body: BodyOf<Doors['freeze']>, idempotencyKey) =>
    call(monitoringContract.freeze, { params: { id }, body, idempotencyKey }),
  );
}

export function useProposeLowerLimit(id: string) {
  return useWrite((body: BodyOf<Doors['proposeLowerLimit']>, idempotencyKey) =>
    call(monitoringContract.proposeLowerLimit, { params: { id }, body, idempotencyKey }),
  );
}

export function usePullReviewForward(id: string) {
  return useWrite((body: BodyOf<Doors['pullReviewForward']>, idempotencyKey) =>
    call(monitoringContract.pullReviewForward, { params: { id }, body, idempotencyKey }),
  );
}

export function useCloseWarning(id: string) {
  return useWrite((body: BodyOf<Doors['closeWarning']>, idempotencyKey) =>
    call(monitoringContract.closeWarning, { params: { id }, body, idempotencyKey }),
  );
}
