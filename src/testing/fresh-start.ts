/** Before each file of tests: what the one before it moved in this process stands where it stood. */
import { moveClockTo } from '#platform/clock';

moveClockTo(new Date());
