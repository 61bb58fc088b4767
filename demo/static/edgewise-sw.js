importScripts("EDGE/sw.js");
