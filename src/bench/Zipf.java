import java.util.SplittableRandom;

/** Ranks of which the n-th is drawn about 1/n as often as the first, as words and tags are. */
final class Zipf {

    private static final int STEPS = 1 << 20;

    private final int[] ranks = new int[STEPS];

    /** @param exponent how steeply it falls; 1 for words of a language */
    Zipf(int size, double exponent) {
        // Mandelbrot's shift: the first few are less apart than by Zipf's law alone.
        var shift = 2.7;
        var total = 0.0;
        for (var rank = 0; rank < size; rank++) {
            total += Math.pow(rank + shift, -exponent);
        }
        var sum = 0.0;
        var step = 0;
        for (var rank = 0; rank < size; rank++) {
            sum += Math.pow(rank + shift, -exponent);
            while (step < STEPS && step < sum / total * STEPS) {
                ranks[step++] = rank;
            }
        }
        while (step < STEPS) {
            ranks[step++] = size - 1;
        }
    }

    int draw(SplittableRandom random) {
        return ranks[random.nextInt(STEPS)];
    }
}
