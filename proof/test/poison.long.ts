import { testPoison } from './prove-poison.js';

testPoison('redis');
