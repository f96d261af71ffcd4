"""Writes the workbooks, Parquet files and archives in tests/fixtures/files, with the tools that people have.

    pip install pandas==3.1.1 openpyxl==3.1.5 xlsxwriter==3.3.1 pyarrow==26.0.1 pyzipper==0.4.0
    python tests/python/make_file_fixtures.py
"""

import datetime
import pathlib
import zipfile

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyzipper
import xlsxwriter

folder = pathlib.Path(__file__).parent.parent / "fixtures" / "files"
folder.mkdir(exist_ok=True)

pairs = pd.DataFrame(
    {
        "sentence1": ["A man plays a flute.", 'She said "yes".', "Zwei Kinder\nspielen.", "一个人在弹吉他", "The end"],
        "sentence2": ["A flute is played.", "She agreed, at last.", "Two children play.", "有人弹吉他", "It is over."],
        "score": [4.5, 3.25, 5.0, 4.0, 0.1 + 0.2],
    }
)


def sheets():
    """What people make by hand: a cover sheet, a title, an empty column, merged cells, formulas, a hidden sheet."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active["A1"] = "Collected in May"
    sheet = book.create_sheet("Pairs")
    sheet["B2"] = "Pairs of our support team"
    header = ["Question", "Duplicate", "Same?", "Asked", "At", "Row", "Share"]
    rows = [
        ["How do I <reset> it?", "Reset & how", True, datetime.date(2024, 5, 1), datetime.time(9, 30), "=ROW()", 0.85],
        ["Where is my order?", "Order status", True, datetime.datetime(2024, 5, 1, 12, 30), None, 7, 0.5],
        [None, "I want a refund", False, None, None, "=A1", 12345678901234],
        [],
        ["Cancel it", "How can I cancel?", True, None, None, "#N/A", 1e-7],
    ]
    for i, row in enumerate([header, *rows]):
        for j, value in enumerate(row):
            sheet.cell(row=4 + i, column=2 + j, value=value)
    sheet["H5"].number_format = "0%"
    sheet.merge_cells("B2:E2")
    sheet.merge_cells("B6:B7")
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "yes"
    book.save(folder / "by-hand.xlsx")


def inline_strings():
    """Texts in the cells instead of a shared table, as streaming writers do, and a formula with its stored result."""
    book = xlsxwriter.Workbook(folder / "inline.xlsx", {"constant_memory": True})
    sheet = book.add_worksheet("Data")
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, ["sentence1", "sentence2", "label"])
    for i, (a, b) in enumerate(zip(pairs["sentence1"], pairs["sentence2"])):
        sheet.write_row(i + 1, 0, [a, b])
        sheet.write_formula(i + 1, 2, f"={i}*2", None, i * 2)
    sheet.write_rich_string(6, 0, "A ", bold, "bold", " word")
    sheet.write_string(6, 1, "  spaces kept  ")
    sheet.write_number(6, 2, 1)
    book.close()


def parquet():
    pairs.to_parquet(folder / "pandas.parquet", index=False)
    nested = pa.table(
        {
            "id": pa.array([1, 2, 3, 4], pa.int64()),
            "pair": pa.array([{"a": f"text a {i}", "b": f"text b {i}"} for i in range(4)]),
            "negatives": pa.array([["n 1", "n 2"], ["n 3"], [], None], pa.list_(pa.string())),
            "good": pa.array([True, False, None, True]),
            "score": pa.array([0.1, 4.2, None, 3.0], pa.float32()),
            "day": pa.array([datetime.date(2024, 5, 1)] * 4),
            "at": pa.array([datetime.datetime(2024, 5, 1, 12, 30)] * 4, pa.timestamp("us")),
            "raw": pa.array([b"caf\xc3\xa9", b"plain", b"", b"x"], pa.binary()),
            "image": pa.array([b"\x89PNG\xff\xfe", b"\xff\xd8\xff", None, b"\xff"], pa.binary()),
        }
    )
    pq.write_table(nested, folder / "nested-zstd.parquet", compression="zstd", row_group_size=3)
    scored = pd.read_csv(folder.parent / "pairs-score.csv").head(80)
    scored["seen"] = pd.NaT
    scored.to_parquet(folder / "eighty.parquet", index=False)
    for codec in ["gzip", "brotli", "lz4", "none"]:
        pq.write_table(pa.Table.from_pandas(pairs, preserve_index=False), folder / f"{codec}.parquet", compression=codec)


def archives():
    csv = pairs.to_csv(index=False)
    with zipfile.ZipFile(folder / "mac.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pairs/", "")
        archive.writestr("pairs/pairs.csv", csv)
        archive.writestr("pairs/README.txt", "Collected in May")
        archive.writestr("pairs/.DS_Store", "x")
        archive.writestr("__MACOSX/pairs/._pairs.csv", "x")
    with zipfile.ZipFile(folder / "several.zip", "w") as archive:
        archive.writestr("train.csv", csv)
        archive.writestr("test.csv", csv)
    with zipfile.ZipFile(folder / "workbook.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "pandas.xlsx", "pandas.xlsx")
    with zipfile.ZipFile(folder / "parquet.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "pandas.parquet", "train.parquet")
    with zipfile.ZipFile(folder / "pictures.zip", "w") as archive:
        archive.writestr("a.png", "x")
    with pyzipper.AESZipFile(folder / "password.zip", "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"secret")
        archive.writestr("pairs.csv", csv)


pairs.to_excel(folder / "pandas.xlsx", index=False)
sheets()
inline_strings()
parquet()
archives()
