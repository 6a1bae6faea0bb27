// SPDX-License-Identifier: Apache-2.0
package io.poisonlab.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The CSV reader")
class CsvReaderTest {
  private static final CsvFormat Y = CsvFormat.target("y");

  @TempDir Path folder;

  private static Dataset read(String csv, CsvFormat format) {
    return CsvReader.read(
        "test",
        new Source(Source.Kind.FILE, "test.csv"),
        csv.getBytes(StandardCharsets.UTF_8),
        format);
  }

  private static Dataset read(String csv) {
    return read(csv, Y);
  }

  @Test
  void readsNumbersCategoriesAndClasses() {
    Dataset data = read("x,colour,y\n1.5,red,b\n-2e3,blue,a\n.25,red,b\n");

    assertThat(data.table())
        .isEqualTo(
            Table.of(
                NumericColumn.of("x", false, 1.5, -2000, 0.25),
                NominalColumn.of("colour", false, List.of("blue", "red"), 1, 0, 1)));
    assertThat(data.labels()).isEqualTo(Labels.of("y", List.of("a", "b"), 1, 0, 1));
    assertThat(data.ids()).isEqualTo(RowIds.range(3));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "x,y\n1,a\n2,b\n",
        "x,y\n1,a\n2,b",
        "\uFEFFx,y\n1,a\n2,b\n",
        "x,y\r\n1,a\r\n2,b\r\n",
        "x,y\n\n1,a\n\n\n2,b\n\n",
        "\"x\",\"y\"\n\"1\",\"a\"\n\"2\",\"b\"\n",
        " x , y \n 1 , a\n2, b \n",
        "y,x\na,1\nb,2\n",
        "x,y\n+1.0,a\n2e0,b\n",
        "x;y\n1;a\n2;b\n",
        "\uFEFF\n\"x\"\ty\r\n1\ta\r\n2\tb",
        "x|y\n1|a\n2|b\n"
      })
  void readsTheSameWhateverTheSpelling(String csv) {
    Dataset data = read(csv);

    assertThat(data.table()).isEqualTo(Table.of(NumericColumn.of("x", false, 1, 2)));
    assertThat(data.labels()).isEqualTo(Labels.of("y", List.of("a", "b"), 0, 1));
  }

  @Test
  void readsQuotedFieldsWithCommasQuotesAndLineBreaks() {
    Dataset data =
        read("\"a,b\",note,y\n1,\"say \"\"hi\"\"\",p\n2,\"two\nlines\",q\n3,\"dos\r\nend\",q\n");

    assertThat(data.table().names()).containsExactly("a,b", "note");
    assertThat(((NominalColumn) data.table().column("note")).categories())
        .containsExactly("dos\r\nend", "say \"hi\"", "two\nlines");
  }

  @Test
  void takesTheDelimiterFromOutsideTheQuotesOfTheHeader() {
    assertThat(read("\"a;b\",\"c;d\",y\n1,2,p\n3,4,q\n").table().names())
        .containsExactly("a;b", "c;d");
    assertThat(read("\"a,b\";c|d;y\n1;2;p\n3;4;q\n").table().names()).containsExactly("a,b", "c|d");
    assertThatThrownBy(() -> read("x;y\n1,5;a\n2,5;b\n"))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("line 2, column \"x\": found \"1,5\", a number with a comma");
    assertThat(read("x;y\n1,5;a\n2,5;b\n", Y.withNominal(Set.of("x"))).size()).isEqualTo(2);
  }

  @Test
  void readsCharactersOutsideAscii() {
    Dataset data = read("größe,y\n1,çedilla\n2,日本\n");

    assertThat(data.table().names()).containsExactly("größe");
    assertThat(data.labels().classes()).containsExactly("çedilla", "日本");
  }

  @ParameterizedTest
  @CsvSource({
    "1e5, 100000",
    "1E-2, 0.01",
    "+.5, 0.5",
    "5., 5",
    "007, 7",
    "-0, -0.0",
    "123456789012345678, 123456789012345680",
    "4.9e-324, 4.9e-324"
  })
  void takesUsualNumbersAsNumbers(String cell, double value) {
    Dataset data = read("x,y\n%s,a\n1,b\n".formatted(cell));

    assertThat(data.table()).isEqualTo(Table.of(NumericColumn.of("x", false, value, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x1p3", "1d", "1f", "١", "1_000", "1'000", "1 000", "e5", "--1", "1e", ".", "-", "+"
      })
  void takesWhatOnlySomeProgramsReadAsNumbersForText(String cell) {
    Dataset data = read("x,y\n%s,a\nother,b\n".formatted(cell));

    assertThat(data.table().column("x")).isInstanceOf(NominalColumn.class);
  }

  @Test
  void readsNumbersAsCategoriesWhereDeclared() {
    Dataset data = read("zip,y\n10115,a\n02139,b\n", Y.withNominal(Set.of("zip")));

    assertThat(data.table())
        .isEqualTo(Table.of(NominalColumn.of("zip", false, List.of("02139", "10115"), 1, 0)));
  }

  @Test
  void readsEmptyCellsAsMissingWhereDeclared() {
    Dataset data = read("n,c,y\n,red,a\n1,,b\n, ,a\n", Y.withNullable(Set.of(CsvFormat.ALL)));

    assertThat(data.table())
        .isEqualTo(
            Table.of(
                NumericColumn.of("n", true, Double.NaN, 1, Double.NaN),
                NominalColumn.of("c", true, List.of("red"), 0, -1, -1)));
  }

  @Test
  void readsTextAfterMissingCells() {
    Dataset data = read("c,y\n\"\",a\n\"\",b\nred,a\n", Y.withNullable(Set.of("c")));

    assertThat(data.table())
        .isEqualTo(Table.of(NominalColumn.of("c", true, List.of("red"), -1, -1, 0)));
  }

  @Test
  void readsAColumnWithoutAnyValueAsNumeric() {
    Dataset data = read("n,x,y\n,1,a\n,2,b\n", Y.withNullable(Set.of("n")));

    assertThat(data.table().column("n"))
        .isEqualTo(NumericColumn.of("n", true, Double.NaN, Double.NaN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | is empty; needed are a header line
          `\\uFEFF` | is empty
          `\\n\\n` | is empty
          `x,y\\n` | has a header only
          `x,z\\n1,a\\n2,b` | has no column "y"; its columns are [x, z]
          `x,y\\n1,a\\n2,a` | holds one class only (a)
          `x,x,y\\n1,2,a\\n1,2,b` | column "x" stands twice
          `x,,y\\n1,2,a\\n1,2,b` | a column of the header has no name
          `y\\na\\nb` | has no feature column beside the target "y"
          `x,y\\n1,a\\ntwo,b` | line 3, column "x": found text "two" in a numeric column
          `x,y\\n1,a\\n0x1p3,b` | line 3, column "x": found text "0x1p3"
          `x,y\\n1,a\\nNaN,b` | line 3, column "x": found "NaN"; numbers must be finite
          `x,y\\nnan,a\\n1,b` | line 2, column "x": found "nan"
          `x,y\\n1,a\\n-Infinity,b` | line 3, column "x": found "-Infinity"
          `x,y\\n1,a\\ninf,b` | line 3, column "x": found "inf"
          `x,y\\n1,a\\n1e999,b` | line 3, column "x": found "1e999"; numbers must be finite
          `x,y\\n1,a\\n,b` | values are missing in column "x" (1 cell empty, the first on line 3); declare it nullable (--nullable x) or leave it out (--ignore x)
          `x,y\\n1,a\\n2,` | the target column "y" (1 cell empty, the first on line 3); every row needs a class: give it, or skip such rows (--skip-unlabelled)
          `x,y\\n1,a\\n2,b,c` | line 3: found 3 fields, the header has 2
          `x,y\\n1,a\\n2` | line 3: found 1 fields, the header has 2
          `x,y\\n1,a\\n"2,b` | is not well-formed CSV
          `x,y\\n1,a\\n"2"2,b` | is not well-formed CSV
          """)
  void saysWhatIsWrongAndWhere(String csv, String message) {
    String text = csv == null ? "" : csv.replace("\\n", "\n").replace("\\uFEFF", "\uFEFF");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("test.csv")
        .hasMessageContaining(message);
  }

  @Test
  void namesAllColumnsInWhichValuesAreMissingAtOnce() {
    assertThatThrownBy(() -> read("a,b,c,d,y\n1,,,u,p\n2,,,,q\n,,5,w,\n"))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            "test.csv: values are missing in 4 columns: \"a\" (1 cell empty, the first on line 4), \"b\" (all 3 cells empty), \"c\" (2 cells empty, the first on line 2), \"d\" (1 cell empty, the first on line 3); declare them nullable (--nullable a,b,c,d) or leave them out (--ignore a,b,c,d); the target column \"y\" (1 cell empty, the first on line 4); every row needs a class: give it, or skip such rows (--skip-unlabelled)");
    String header = String.join(",", IntStream.range(0, 900).mapToObj(i -> "c" + i).toList());
    assertThatThrownBy(() -> read(header + ",y\n" + ",".repeat(900) + "a\n"))
        .message()
        .contains("missing in 900 columns", "and 870 more", "(--nullable '*')")
        .hasSizeLessThan(2000);
  }

  @Test
  void leavesOutColumnsTextsAndRowsThatAreNoData() {
    CsvFormat format =
        Y.withNullable(Set.of("x", "c"))
            .without(new CsvOmissions(Set.of("id", "note"), Set.of("NA", " ? "), true));
    Dataset data =
        read("id,x,note,c,y\nk1,NA,,red,a\n,2,u,?,b\nk3,oops,,,\nk4,4,,red,NA\nk5,5,,,a\n", format);

    assertThat(data.table())
        .isEqualTo(
            Table.of(
                NumericColumn.of("x", true, Double.NaN, 2, 5),
                NominalColumn.of("c", true, List.of("red"), 0, -1, -1)));
    assertThat(data.labels()).isEqualTo(Labels.of("y", List.of("a", "b"), 0, 1, 0));
    assertThat(data.ids()).isEqualTo(RowIds.range(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y\nNA,a\n1,b\n2,b\n", "x,y\n1,a\n2,b\nNA,b\n"})
  void takesNoMarkOfAMissingValueForACategoryWhereverItStands(String csv) {
    assertThatThrownBy(() -> read(csv))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("column \"x\": found ")
        .hasMessageContaining("(--missing");
    assertThat(read(csv, Y.withNominal(Set.of("x"))).table().column("x"))
        .isInstanceOf(NominalColumn.class);
    assertThat(read("x,y\nNA,a\nother,b\n2,b\n").table().column("x"))
        .isInstanceOf(NominalColumn.class);
  }

  @Test
  void saysWhatCannotBeLeftOut() {
    assertThatThrownBy(() -> read("x,y\n1,a\n2,b\n", left("y")))
        .hasMessageContaining("target column \"y\" cannot be left out");
    assertThatThrownBy(() -> read("x,y\n1,a\n2,b\n", left("x")))
        .hasMessageContaining("has no feature column beside the target");
    assertThatThrownBy(() -> read("x,y\n1,\n2,\n", left()))
        .hasMessageContaining("no row has a class in the target column \"y\"");
  }

  private static CsvFormat left(String... columns) {
    return Y.without(new CsvOmissions(Set.of(columns), Set.of(), true));
  }

  @Test
  void suggestsTheColumnThatAMisspeltNameWasMeantToBe() {
    String csv = "petal_length,species\n1,a\n2,b\n";
    for (CsvFormat format :
        List.of(
            CsvFormat.target("speces"),
            CsvFormat.target("species").withNullable(Set.of("petal_lenght")),
            CsvFormat.target("species").withNominal(Set.of("petal_lenght")),
            CsvFormat.target("species")
                .without(new CsvOmissions(Set.of("petal_lenght"), Set.of(), false)))) {
      assertThatThrownBy(() -> read(csv, format))
          .message()
          .matches("test.csv has no column .*; did you mean (species|petal_length)\\?; its .*");
    }
    assertThatThrownBy(() -> read(csv, CsvFormat.target("species")).table().column("petal"))
        .hasMessageNotContaining("did you mean");
    assertThatThrownBy(() -> read(csv, CsvFormat.target("species")).table().column("petal_len"))
        .hasMessageContaining("did you mean petal_length?");
  }

  @Test
  void countsLinesAnEditorWouldCount() {
    String csv = "x,note,y\n\n1,\"one\ntwo\nthree\",a\r\n\r\n2,\"four\r\nfive\",b\n3,six,\n";

    assertThatThrownBy(() -> read(csv))
        .hasMessageContaining("\"y\" (1 cell empty, the first on line 9)");
  }

  @Test
  void namesTheLineOfTheCellInARowOfSeveralLines() {
    String csv = "note,x,y\nn,1,a\n\"one\ntwo\nthree\",oops,b\n";

    assertThatThrownBy(() -> read(csv)).hasMessageContaining("line 5, column \"x\"");
  }

  @Test
  void refusesANullableTargetAndUnknownDeclaredColumns() {
    assertThatThrownBy(() -> read("x,y\n1,a\n2,b", Y.withNullable(Set.of("y"))))
        .hasMessageContaining("target column \"y\" cannot be nullable");
    assertThatThrownBy(() -> read("x,y\n1,a\n2,b", Y.withNominal(Set.of("zip"))))
        .hasMessageContaining("has no column \"zip\"");
  }

  @Test
  void shortensLongCellsAndLongLists() {
    assertThatThrownBy(() -> read("x,y\n1,a\n" + "z".repeat(5000) + ",b"))
        .message()
        .hasSizeLessThan(300);
    String header = String.join(",", IntStream.range(0, 900).mapToObj(i -> "c" + i).toList());
    assertThatThrownBy(() -> read(header + "\n1")).message().endsWith("and 870 more");
  }

  @Test
  void refusesMoreColumnsThanAllowed() {
    String[] names = new String[CsvReader.MAX_COLUMNS + 1];
    Arrays.setAll(names, i -> "c" + i);

    assertThatThrownBy(() -> read(String.join(",", names) + "\n1"))
        .hasMessageContaining("has 10001 columns, allowed are 10000");
  }

  @Test
  void namesADataSetAfterItsFile() throws IOException {
    Path file = Files.writeString(folder.resolve("wine.v2.csv"), "x,y\n1,a\n2,b\n");

    Dataset data = CsvReader.read(file, Y);

    assertThat(data.name()).isEqualTo("wine.v2");
    assertThat(data.source())
        .isEqualTo(new Source(Source.Kind.FILE, file.toAbsolutePath().normalize().toString()));
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    assertThatThrownBy(() -> CsvReader.read(folder.resolve("none.csv"), Y))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("none.csv does not exist; give the path of a file or a folder");
    assertThatThrownBy(() -> CsvReader.read(folder, Y))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("cannot be read");
    Path latin =
        Files.write(folder.resolve("latin.csv"), new byte[] {'x', ',', 'y', '\n', (byte) 0xe4});
    assertThatThrownBy(() -> CsvReader.read(latin, Y))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("is not UTF-8; save it as UTF-8");
  }

  @Test
  @DisplayName("columns that cannot be read are all named at once, with the option that helps")
  void allTroubles() throws IOException {
    Path file = Files.createTempFile("poisonlab", ".csv");
    try {
      Files.writeString(file, "zip,city,x,y\n1,2,1,a\n?,Oslo,inf,b\n3,4,5,a\n");

      assertThatThrownBy(() -> CsvReader.read(file, CsvFormat.target("y")))
          .isInstanceOf(DataFormatException.class)
          .hasMessageContaining(
              "3 columns hold what is no number beside numbers: \"zip\" (\"?\" on line 3), \"city\" (\"Oslo\" on line 3), \"x\" (\"inf\" on line 3)")
          .hasMessageContaining("read those with texts as categories (--nominal zip,city)");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  @DisplayName("leading zeros of numbers are noticed, those of categories are kept")
  void leadingZeros() throws IOException {
    Path file = Files.createTempFile("poisonlab", ".csv");
    try {
      Files.writeString(file, "zip,x,y\n01234,0.5,a\n90210,0,b\n");

      assertThat(RecordFile.read(file, CsvFormat.target("y")).leadingZeros())
          .containsExactly(Map.entry("zip", "01234"));
      assertThat(RecordFile.read(file, new CsvFormat("y", Set.of("zip"), Set.of())).leadingZeros())
          .isEmpty();
    } finally {
      Files.delete(file);
    }
  }
}
