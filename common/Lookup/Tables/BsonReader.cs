using System.Buffers.Binary;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Reads the members of a BSON document, or the elements of an array, in their order (bsonspec.org, version 1.1).</summary>
internal ref struct BsonReader
{
    private const int SizeBytes = 4;

    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _value;

    /// <param name="document">The bytes of the document, all of them.</param>
    /// <exception cref="FormatException">Its size is another one, or it does not end.</exception>
    public BsonReader(ReadOnlySpan<byte> document)
    {
        if (document.Length <= SizeBytes || BinaryPrimitives.ReadInt32LittleEndian(document) != document.Length || document[^1] != 0)
            throw Damaged();
        _rest = document[SizeBytes..^1];
    }

    /// <summary>The name of the member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The type of its value.</summary>
    public BsonType Type { get; private set; }

    /// <summary>The value, of type <see cref="BsonType.Text"/>: a byte string.</summary>
    public readonly string Text => ByteText.FromBytes(_value[SizeBytes..^1]);

    /// <summary>The value, of type <see cref="BsonType.Int32"/> or <see cref="BsonType.Int64"/>.</summary>
    public readonly long Number =>
        Type == BsonType.Int32 ? BinaryPrimitives.ReadInt32LittleEndian(_value) : BinaryPrimitives.ReadInt64LittleEndian(_value);

    /// <summary>The value, of type <see cref="BsonType.Array"/> or <see cref="BsonType.Document"/>.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public readonly BsonReader Elements => new(_value);

    /// <summary>Goes on to the next member; false behind the last one.</summary>
    /// <exception cref="FormatException">The document is damaged.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
            return false;
        Type = (BsonType)_rest[0];
        _rest = _rest[1..];
        Name = ByteText.FromBytes(Take(TextSize(_rest))[..^1]);
        _value = Take(SizeOf(Type));
        if (Type == BsonType.Text && (_value.Length == SizeBytes || _value[^1] != 0))
            throw Damaged();
        return true;
    }

    private readonly long SizeOf(BsonType type) => type switch
    {
        BsonType.Undefined or BsonType.Null or BsonType.MinKey or BsonType.MaxKey => 0,
        BsonType.Boolean => 1,
        BsonType.Int32 => 4,
        BsonType.Double or BsonType.Date or BsonType.Timestamp or BsonType.Int64 => 8,
        BsonType.ObjectId => 12,
        BsonType.Decimal => 16,
        BsonType.Document or BsonType.Array or BsonType.CodeWithScope => ReadSize(),
        BsonType.Text or BsonType.Code or BsonType.Symbol => SizeBytes + ReadSize(),
        BsonType.Binary => SizeBytes + 1 + ReadSize(),
        BsonType.Pointer => SizeBytes + ReadSize() + 12,
        BsonType.Regex => TextSize(_rest) + TextSize(_rest[TextSize(_rest)..]),
        _ => throw Damaged(),
    };

    private readonly long ReadSize() =>
        BinaryPrimitives.TryReadInt32LittleEndian(_rest, out int size) && size >= 0 ? size : throw Damaged();

    // Up to and with the NUL.
    private static int TextSize(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)0) is >= 0 and var length ? length + 1 : throw Damaged();

    private ReadOnlySpan<byte> Take(long size)
    {
        if (size > _rest.Length)
            throw Damaged();
        ReadOnlySpan<byte> taken = _rest[..(int)size];
        _rest = _rest[(int)size..];
        return taken;
    }

    private static FormatException Damaged() => new("damaged document");
}
