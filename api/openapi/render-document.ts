import { openApiDocument } from './document.ts';
import { servedRoutes } from './served-routes.ts';

/** docs/openapi.json as it has to be. */
export const renderDocument = (): string => `${JSON.stringify(openApiDocument(servedRoutes(), {}), null, 2)}\n`;
