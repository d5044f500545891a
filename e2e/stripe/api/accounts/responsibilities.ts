import type { Controller } from '../../model/account';
import { refusedResponsibilities } from '../../model/controller';
import { isFrom } from '../version';

/** As the rules were in that version of the API. */
export function refusedIn(
  version: string,
  controller: Controller,
): ReturnType<typeof refusedResponsibilities> {
  return expressWithStripeLiable(controller) && mayBeExpress(version)
    ? undefined
    : refusedResponsibilities(controller);
}

function expressWithStripeLiable({ dashboard, losses, requirementCollection }: Controller): boolean {
  return dashboard === 'express' && losses === 'stripe' && requirementCollection === 'stripe';
}

function mayBeExpress(version: string): boolean {
  return isFrom(version, version.endsWith('.preview') ? '2026-06-24' : '2026-11-18');
}
