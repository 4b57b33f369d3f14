import { frameOf } from '#platform/route/frame.server';
import { bare } from '#platform/route/index.server';

export const load = bare('hands on what hooks already found: municipality, actor, colours', (event) => frameOf(event));
