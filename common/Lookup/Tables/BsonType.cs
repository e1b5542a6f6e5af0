namespace Postfix.Lookup.Tables;

/// <summary>The types of values in BSON documents, with their numbers (bsonspec.org, version 1.1).</summary>
internal enum BsonType : byte
{
    Double = 1,
    Text = 2,
    Document = 3,
    Array = 4,
    Binary = 5,
    Undefined = 6,
    ObjectId = 7,
    Boolean = 8,
    Date = 9,
    Null = 10,
    Regex = 11,
    Pointer = 12,
    Code = 13,
    Symbol = 14,
    CodeWithScope = 15,
    Int32 = 16,
    Timestamp = 17,
    Int64 = 18,
    Decimal = 19,
    MaxKey = 127,
    MinKey = 255,
}
