import { CaptureForm, SignalFilter } from '#modules/signals';
import { signalResource, signalsResource } from '#modules/signals/index.server';
import { answers } from '#platform/route/index.server';

export const POST = answers('signals.capture', CaptureForm, signalResource);
export const GET = answers('signals.list', SignalFilter, signalsResource);
