import { measureThroughput } from './throughput';

const [, , texts = '6000', finished = '1000'] = process.argv;
void measureThroughput({
  texts: Number(texts),
  finished: Number(finished),
  print: (line) => console.log(line),
});
