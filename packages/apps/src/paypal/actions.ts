import { captureOrder } from './capture-order.js';
import { getOrder } from './get-order.js';
import { refundCapture } from './refund-capture.js';

export const paypalActions = [getOrder, captureOrder, refundCapture];
