using System.Runtime.InteropServices;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Tells for a key which of many patterns can match it: a pattern that requires a certain text is filed under four characters
/// of it, without regard to case, and need not be tried when the key does not have these.
/// </summary>
internal sealed class LiteralIndex
{
    /// <summary>Characters that a pattern is filed under.</summary>
    public const int PieceLength = sizeof(uint);

    private const int WordBits = 64;
    private const int FilterBits = 1 << 16;
    private readonly ulong[] _always;
    private readonly ulong[] _all;
    private readonly ulong[] _filter = new ulong[FilterBits / WordBits];
    private readonly Dictionary<uint, List<int>> _patterns = [];

    /// <summary>Files patterns by their position.</summary>
    /// <param name="required">What each of them requires; null when it has to be tried always.</param>
    public LiteralIndex(IReadOnlyList<RequiredText?> required)
    {
        _always = new ulong[(required.Count + WordBits - 1) / WordBits];
        _all = new ulong[_always.Length];
        Dictionary<uint, int> uses = Count(required);
        for (int pattern = 0; pattern < required.Count; pattern++)
        {
            Set(_all, pattern);
            if (required[pattern] is not { } text)
                Set(_always, pattern);
            else
                File(pattern, text.Alternatives.Select(alternative => alternative.SelectMany(Pieces).MinBy(piece => uses[piece])));
        }
    }

    /// <summary>Sets the bits of the patterns that can match; <paramref name="candidates"/> has room for all.</summary>
    public void Select(ReadOnlySpan<byte> key, Span<ulong> candidates)
    {
        _always.CopyTo(candidates);
        if (_patterns.Count == 0)
            return;
        uint piece = 0;
        for (int i = 0; i < key.Length; i++)
        {
            // What a library thinks of the case of other characters is not known here.
            if (key[i] >= 0x80)
            {
                _all.CopyTo(candidates);
                return;
            }
            piece = piece << 8 | Fold(key[i]);
            if (i >= PieceLength - 1 && IsSet(_filter, Slot(piece)) && _patterns.TryGetValue(piece, out List<int>? patterns))
            {
                foreach (int pattern in CollectionsMarshal.AsSpan(patterns))
                    Set(candidates, pattern);
            }
        }
    }

    private static Dictionary<uint, int> Count(IEnumerable<RequiredText?> required)
    {
        Dictionary<uint, int> uses = [];
        IEnumerable<uint> pieces = required.OfType<RequiredText>()
            .SelectMany(text => text.Alternatives.SelectMany(alternative => alternative).SelectMany(Pieces).Distinct());
        foreach (uint piece in pieces)
            CollectionsMarshal.GetValueRefOrAddDefault(uses, piece, out _)++;
        return uses;
    }

    private void File(int pattern, IEnumerable<uint> pieces)
    {
        foreach (uint piece in pieces)
        {
            Set(_filter, Slot(piece));
            if (!_patterns.TryGetValue(piece, out List<int>? patterns))
                _patterns.Add(piece, patterns = []);
            patterns.Add(pattern);
        }
    }

    private static IEnumerable<uint> Pieces(string text)
    {
        uint piece = 0;
        for (int i = 0; i < text.Length; i++)
        {
            piece = piece << 8 | Fold((byte)text[i]);
            if (i >= PieceLength - 1)
                yield return piece;
        }
    }

    private static byte Fold(byte character) => character is >= (byte)'A' and <= (byte)'Z' ? (byte)(character | 0x20) : character;

    private static int Slot(uint piece) => (int)(piece * 0x9E3779B1 >> 16);

    private static bool IsSet(ReadOnlySpan<ulong> bits, int at) => (bits[at / WordBits] >> (at % WordBits) & 1) != 0;

    private static void Set(Span<ulong> bits, int at) => bits[at / WordBits] |= 1ul << (at % WordBits);
}
