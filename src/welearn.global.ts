import {register} from './element/register.js';

/** The same as one classic script: nothing else has to be loaded, so nothing has to be asked for early. */
register();
