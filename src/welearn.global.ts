import {register} from './element/register.js';

/**
 * The script tag as a single classic script. It loads nothing else, so it requests nothing early.
 */
register();
