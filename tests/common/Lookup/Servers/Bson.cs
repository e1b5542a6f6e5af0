using System.Buffers.Binary;
using System.Text;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>
/// BSON as a test server needs it (bsonspec.org). A document is an array of names and values; a value is one of those, an array, a
/// string, a number, a Boolean, null or <see cref="RawBson"/>.
/// </summary>
internal static class Bson
{
    /// <summary>The bytes of a document.</summary>
    public static byte[] Encode(params (string Name, object? Value)[] members)
    {
        MemoryStream bytes = new();
        bytes.Write(new byte[4]);
        foreach ((string name, object? value) in members)
        {
            (byte type, byte[] content) = EncodeValue(value);
            bytes.WriteByte(type);
            bytes.Write(Encoding.UTF8.GetBytes(name + "\0"));
            bytes.Write(content);
        }
        bytes.WriteByte(0);
        byte[] document = bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
        return document;
    }

    /// <summary>The document at the start of some bytes. Of types that tests do not need, there is the number and the bytes that follow.</summary>
    public static (string Name, object? Value)[] Decode(ReadOnlySpan<byte> bytes)
    {
        List<(string, object?)> members = [];
        ReadOnlySpan<byte> rest = bytes[4..BinaryPrimitives.ReadInt32LittleEndian(bytes)];
        while (rest[0] != 0)
        {
            byte type = rest[0];
            int nameLength = rest[1..].IndexOf((byte)0);
            string name = Encoding.UTF8.GetString(rest.Slice(1, nameLength));
            rest = rest[(nameLength + 2)..];
            (object? value, int size) = DecodeValue(type, rest);
            members.Add((name, value));
            rest = rest[size..];
        }
        return [.. members];
    }

    /// <summary>A document as text that looks like JSON; 64-bit numbers have an L, and strings no escapes but for quotes and backslashes.</summary>
    public static string Show(object? value) => value switch
    {
        (string Name, object? Value)[] members => $"{{{string.Join(", ", members.Select(member => $"{Show(member.Name)}: {Show(member.Value)}"))}}}",
        object?[] elements => $"[{string.Join(", ", elements.Select(Show))}]",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        long number => $"{number}L",
        RawBson raw => $"type {raw.Type}",
        _ => $"{value ?? "null"}",
    };

    private static (byte Type, byte[] Content) EncodeValue(object? value) => value switch
    {
        null => (10, []),
        double number => (1, BitConverter.GetBytes(number)),
        string text => (2, [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text) + 1), .. Encoding.UTF8.GetBytes(text), 0]),
        (string, object?)[] members => (3, Encode(members)),
        object?[] elements => (4, Encode([.. elements.Select((element, index) => ($"{index}", element))])),
        bool truth => (8, [(byte)(truth ? 1 : 0)]),
        int number => (16, BitConverter.GetBytes(number)),
        long number => (18, BitConverter.GetBytes(number)),
        RawBson raw => (raw.Type, raw.Bytes),
        _ => throw new NotSupportedException($"{value}"),
    };

    private static (object? Value, int Size) DecodeValue(byte type, ReadOnlySpan<byte> bytes)
    {
        int number = bytes.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;
        return type switch
        {
            1 => (BinaryPrimitives.ReadDoubleLittleEndian(bytes), 8),
            2 => (Encoding.UTF8.GetString(bytes.Slice(4, number - 1)), 4 + number),
            3 => (Decode(bytes), number),
            4 => (Decode(bytes).Select(member => member.Value).ToArray(), number),
            5 => (new RawBson(type, bytes[..(5 + number)].ToArray()), 5 + number),
            7 => (new RawBson(type, bytes[..12].ToArray()), 12),
            8 => (bytes[0] != 0, 1),
            10 => (null, 0),
            11 => (new RawBson(type, []), RegexSize(bytes)),
            16 => (number, 4),
            17 => (new RawBson(type, bytes[..8].ToArray()), 8),
            18 => (BinaryPrimitives.ReadInt64LittleEndian(bytes), 8),
            _ => throw new NotSupportedException($"BSON type {type}"),
        };
    }

    private static int RegexSize(ReadOnlySpan<byte> bytes)
    {
        int pattern = bytes.IndexOf((byte)0) + 1;
        return pattern + bytes[pattern..].IndexOf((byte)0) + 1;
    }
}
