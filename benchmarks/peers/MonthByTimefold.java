import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Timefold on the cells of a seat, priced by sums: {@code MonthByTimefold STATEMENT SECONDS SEED}.
 *
 * <p>STATEMENT is what {@code timefold.py} writes. Prints {@code best} or {@code end}, then how much is broken and the
 * value of each tier; in the end {@code choices} with the place of the alternative of each cell, if each has one.
 */
public class MonthByTimefold {

    private static final int TIERS = 6;

    public static void main(String[] arguments) throws IOException {
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Month.class)
                .withEntityClasses(Cell.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Account.class))
                .withRandomSeed(Long.parseLong(arguments[2]))
                .withTerminationSpentLimit(left(Double.parseDouble(arguments[1])));
        Month month = new Month(Statement.read(Path.of(arguments[0])));
        var solver = SolverFactory.<Month>create(config).buildSolver();
        solver.addEventListener(event -> tell("best", event.getNewBestSolution()));
        Month found = solver.solve(month);
        tell("end", found);
        if (found.cells.stream().allMatch(cell -> cell.choice != null)) {
            System.out.println(found.cells.stream()
                    .map(cell -> String.valueOf(cell.choice.number()))
                    .collect(Collectors.joining(" ", "choices ", "")));
        }
    }

    /** What is left of so many seconds since Java was started, its compiling of this file included. */
    private static Duration left(double seconds) {
        long gone = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        return Duration.ofMillis(Math.max(1, Math.round(1000 * seconds) - gone));
    }

    private static void tell(String word, Month month) {
        System.out.println(Arrays.stream(month.score.toLevelNumbers())
                .map(level -> String.valueOf(-level.longValue()))
                .collect(Collectors.joining(" ", word + " ", "")));
        System.out.flush();
    }

    /** The place of an alternative. Cells share them, so that Timefold may exchange those of two cells. */
    public record Choice(@PlanningId int number) {}

    /** One date of one officer. */
    @PlanningEntity
    public static class Cell {
        @PlanningId
        public int number;

        @ValueRangeProvider(id = "choices")
        public List<Choice> choices;

        @PlanningVariable(valueRangeProviderRefs = "choices")
        public Choice choice;

        public Cell() {}

        Cell(int number, List<Choice> choices) {
            this.number = number;
            this.choices = choices;
        }
    }

    /** The seat: every cell that is not fixed. */
    @PlanningSolution
    public static class Month {
        @ProblemFactProperty
        public Statement statement;

        @PlanningEntityCollectionProperty
        public List<Cell> cells;

        @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = TIERS)
        public BendableLongScore score;

        public Month() {}

        Month(Statement statement) {
            this.statement = statement;
            int most = Arrays.stream(statement.terms).mapToInt(found -> found.length).max().orElse(0);
            List<Choice> all = IntStream.range(0, most).mapToObj(Choice::new).toList();
            cells = IntStream.range(0, statement.terms.length)
                    .mapToObj(number -> new Cell(number, all.subList(0, statement.terms[number].length)))
                    .toList();
        }
    }

    /** The numbers of the file. A sum says where it lies and what it defines, if anything, and what a step costs. */
    public static class Statement {
        long[][] sums;
        long[][] followers;
        int[][] definedBy;
        int[][] prices;
        int[][] into;
        int[][][] terms;

        static Statement read(Path path) throws IOException {
            Iterator<String> lines = Files.readAllLines(path).iterator();
            long[] sizes = numbers(lines.next());
            Statement found = new Statement();
            found.sums = rows(lines, sizes[0]);
            found.followers = rows(lines, sizes[1]);
            found.definedBy = whole(rows(lines, sizes[1]));
            found.prices = whole(rows(lines, sizes[1]));
            found.into = whole(rows(lines, sizes[1]));
            found.terms = new int[(int) sizes[2]][][];
            for (int cell = 0; cell < sizes[2]; cell++) {
                found.terms[cell] = whole(rows(lines, numbers(lines.next())[0]));
            }
            return found;
        }

        private static long[][] rows(Iterator<String> lines, long count) {
            long[][] found = new long[(int) count][];
            for (int row = 0; row < count; row++) {
                found[row] = numbers(lines.next());
            }
            return found;
        }

        private static long[] numbers(String line) {
            return line.equals("-") ? new long[0] : Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        }

        private static int[][] whole(long[][] rows) {
            return Arrays.stream(rows)
                    .map(row -> Arrays.stream(row).mapToInt(Math::toIntExact).toArray())
                    .toArray(int[][]::new);
        }
    }

    /** What the chosen cells come to, kept as they change: sums, followers, how much is broken, the tiers. */
    public static class Account implements IncrementalScoreCalculator<Month, BendableLongScore> {
        private static final int CONSTANT = 0, LOW = 1, HIGH = 2, DEFINES = 3, TIMES = 4, STEPS = 5;
        private static final int LEAST = 0, MOST = 1, UP = 2;

        private Statement statement;
        private long[] sums;
        private long[] brokenBySum;
        private long[][] paidBySum;
        private long[] value;
        private long[] brokenByFollower;
        private long[] totals;
        private int[] waiting;
        private boolean[] waits;
        private int waitingCount;

        @Override
        public void resetWorkingSolution(Month month) {
            statement = month.statement;
            int count = statement.sums.length;
            sums = Arrays.stream(statement.sums).mapToLong(sum -> sum[CONSTANT]).toArray();
            brokenBySum = new long[count];
            paidBySum = new long[count][];
            value = new long[statement.followers.length];
            brokenByFollower = new long[statement.followers.length];
            totals = new long[1 + TIERS];
            waiting = new int[count];
            waits = new boolean[count];
            waitingCount = 0;
            IntStream.range(0, count).forEach(this::touch);
            month.cells.forEach(cell -> choose(cell, 1));
        }

        @Override
        public void beforeEntityAdded(Object entity) {}

        @Override
        public void afterEntityAdded(Object entity) {}

        @Override
        public void beforeEntityRemoved(Object entity) {}

        @Override
        public void afterEntityRemoved(Object entity) {}

        @Override
        public void beforeVariableChanged(Object entity, String variable) {
            choose((Cell) entity, -1);
        }

        @Override
        public void afterVariableChanged(Object entity, String variable) {
            choose((Cell) entity, 1);
        }

        @Override
        public BendableLongScore calculateScore() {
            while (waitingCount > 0) {
                int sum = waiting[--waitingCount];
                waits[sum] = false;
                int defined = (int) statement.sums[sum][DEFINES];
                if (defined < 0) {
                    judge(sum);
                } else {
                    follow(defined);
                }
            }
            long[] soft = new long[TIERS];
            Arrays.setAll(soft, tier -> -totals[1 + tier]);
            return BendableLongScore.of(new long[] {-totals[0]}, soft);
        }

        /** Take a chosen alternative in (1) or out (-1): terms of sums by place, those of a tier as -1 - tier. */
        private void choose(Cell cell, int sign) {
            if (cell.choice != null) {
                add(statement.terms[cell.number][cell.choice.number()], sign);
            }
        }

        private void add(int[] terms, long times) {
            for (int i = 0; i < terms.length; i += 2) {
                if (terms[i] < 0) {
                    totals[-1 - terms[i]] += times * terms[i + 1];
                } else {
                    sums[terms[i]] += times * terms[i + 1];
                    touch(terms[i]);
                }
            }
        }

        private void touch(int sum) {
            if (!waits[sum]) {
                waits[sum] = true;
                waiting[waitingCount++] = sum;
            }
        }

        /** A sum beyond its ends goes up its steps as long as there are some; the rest is broken. */
        private void judge(int place) {
            long[] sum = statement.sums[place];
            long beyond = Math.max(0, sums[place] - sum[HIGH]);
            if (sum.length > STEPS) {
                long[] before = paidBySum[place] == null ? new long[1 + TIERS] : paidBySum[place];
                long[] paid = new long[1 + TIERS];
                for (int i = STEPS; beyond > 0 && i < sum.length; i += 3) {
                    long taken = Math.min(beyond, sum[i + 2]);
                    paid[(int) sum[i]] += taken * sum[i + 1];
                    beyond -= taken;
                }
                Arrays.setAll(totals, tier -> totals[tier] + paid[tier] - before[tier]);
                paidBySum[place] = paid;
            }
            beyond = Math.max(beyond, sum[LOW] - sums[place]);
            totals[0] += beyond - brokenBySum[place];
            brokenBySum[place] = beyond;
        }

        /** A follower takes the end of its room that its statement names; where there is no room, what lacks is broken. */
        private void follow(int place) {
            long[] follower = statement.followers[place];
            long least = follower[LEAST], most = follower[MOST];
            for (int number : statement.definedBy[place]) {
                long[] sum = statement.sums[number];
                long times = sum[TIMES], low = sum[LOW] - sums[number], high = sum[HIGH] - sums[number];
                least = Math.max(least, times > 0 ? -Math.floorDiv(-low, times) : -Math.floorDiv(high, -times));
                most = Math.min(most, times > 0 ? Math.floorDiv(high, times) : Math.floorDiv(-low, -times));
            }
            long broken = Math.max(0, least - most);
            totals[0] += broken - brokenByFollower[place];
            brokenByFollower[place] = broken;
            long now = follower[UP] == 1 ? most : least;
            now = Math.max(follower[LEAST], Math.min(follower[MOST], now));
            if (now != value[place]) {
                add(statement.prices[place], now - value[place]);
                add(statement.into[place], now - value[place]);
                value[place] = now;
            }
        }
    }
}
