using System.Globalization;
using System.Runtime.InteropServices;
using Postfix.Ipc;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>
/// The client's side of the Redis protocol (RESP 2): libhiredis over a connection of ours, which has time limits and TLS. A command is
/// a list of words of known lengths, so that no word can become two. What a server says that makes no sense is a
/// <see cref="FormatException"/>. For one thread at a time.
/// </summary>
internal sealed unsafe class RedisProtocol : SafeHandle
{
    private const int MaxBytes = 1 << 20;
    private const int MaxElements = 10_000;

    private readonly HiredisLibrary _library;
    private readonly Channel _channel;
    private readonly HiredisLibrary.ReplyFunctions[] _functions = GC.AllocateArray<HiredisLibrary.ReplyFunctions>(1, pinned: true);

    /// <param name="library">The library.</param>
    /// <param name="channel">The connection; not owned.</param>
    public RedisProtocol(HiredisLibrary library, Channel channel)
        : base(0, ownsHandle: true)
    {
        (_library, _channel) = (library, channel);
        SetHandle((nint)library.CreateReader());
        if (IsInvalid)
            throw new OutOfMemoryException("redisReaderCreate");
        BoundLists();
    }

    public override bool IsInvalid => handle == 0;

    private HiredisLibrary.Reader* Reader => (HiredisLibrary.Reader*)handle;

    /// <summary>Gives a command.</summary>
    public void Send(params string[] words)
    {
        using NativeTextList texts = new(words);
        nuint[] lengths = Array.ConvertAll(words, word => (nuint)word.Length);
        byte* command;
        int size;
        fixed (nuint* first = lengths)
            size = _library.FormatCommand(&command, words.Length, texts.Pointer, first);
        if (size < 0)
            throw new OutOfMemoryException("redisFormatCommandArgv");
        try
        {
            _channel.Write(new ReadOnlySpan<byte>(command, size));
        }
        finally
        {
            _library.FreeCommand(command);
        }
    }

    /// <summary>The reply to the command that was given.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    public RedisReply Read()
    {
        HiredisLibrary.Reply* reply;
        for (int bytes = 0; (reply = Next()) is null; bytes += Feed())
        {
            if (bytes > MaxBytes)
                throw TooLarge();
            if (!_channel.Fill())
                throw new IOException("lost connection");
        }
        try
        {
            return Reader->Position == Reader->Length ? Convert(reply) : throw new FormatException("more input than a reply");
        }
        finally
        {
            _library.FreeReply(reply);
        }
    }

    protected override bool ReleaseHandle()
    {
        _library.FreeReader(Reader);
        return true;
    }

    // The library takes memory for as many elements as a list announces.
    private void BoundLists()
    {
        ref HiredisLibrary.ReplyFunctions functions = ref _functions[0];
        functions = *Reader->Functions;
        Reader->Context = functions.CreateList;
        functions.CreateList = &CreateList;
        Reader->Functions = (HiredisLibrary.ReplyFunctions*)Marshal.UnsafeAddrOfPinnedArrayElement(_functions, 0);
    }

    [UnmanagedCallersOnly]
    private static void* CreateList(HiredisLibrary.ReadTask* task, int count) =>
        count <= MaxElements ? ((delegate* unmanaged<HiredisLibrary.ReadTask*, int, void*>)task->Context)(task, count) : null;

    // Null while there is more to come.
    private HiredisLibrary.Reply* Next()
    {
        HiredisLibrary.Reply* reply;
        return _library.GetReply(Reader, &reply) == 0 ? reply
            : Reader->Error == HiredisLibrary.Reader.OutOfMemory ? throw TooLarge()
            : throw new FormatException(ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Reader->ErrorText)));
    }

    private int Feed()
    {
        int size = _channel.Buffered.Length;
        fixed (byte* bytes = _channel.Buffered)
            _library.Feed(Reader, bytes, (nuint)size);
        _channel.Consume(size);
        return size;
    }

    private static RedisReply Convert(HiredisLibrary.Reply* reply)
    {
        string? text = reply->Kind switch
        {
            RedisReplyKind.Nil or RedisReplyKind.List => null,
            RedisReplyKind.Number => reply->Number.ToString(CultureInfo.InvariantCulture),
            _ => ByteText.FromBytes(new ReadOnlySpan<byte>(reply->Text, (int)reply->Size)),
        };
        List<RedisReply> elements = [];
        for (int i = 0; i < (int)reply->Count; i++)
            elements.Add(Convert(reply->Elements[i]));
        return new RedisReply(reply->Kind, text, elements);
    }

    private static FormatException TooLarge() => new("reply is too large");
}
