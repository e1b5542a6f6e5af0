using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>The functions of libhiredis that we use (hiredis.h and read.h of 0.14): its protocol. Its connections know no TLS.</summary>
internal sealed unsafe class HiredisLibrary
{
    public readonly delegate* unmanaged<byte**, int, byte**, nuint*, int> FormatCommand;
    public readonly delegate* unmanaged<byte*, void> FreeCommand;
    public readonly delegate* unmanaged<Reader*> CreateReader;
    public readonly delegate* unmanaged<Reader*, byte*, nuint, int> Feed;
    public readonly delegate* unmanaged<Reader*, Reply**, int> GetReply;
    public readonly delegate* unmanaged<Reader*, void> FreeReader;
    public readonly delegate* unmanaged<Reply*, void> FreeReply;

    private HiredisLibrary(SystemLibrary library)
    {
        FormatCommand = (delegate* unmanaged<byte**, int, byte**, nuint*, int>)library.Function("redisFormatCommandArgv");
        FreeCommand = (delegate* unmanaged<byte*, void>)library.Function("redisFreeCommand");
        CreateReader = (delegate* unmanaged<Reader*>)library.Function("redisReaderCreate");
        Feed = (delegate* unmanaged<Reader*, byte*, nuint, int>)library.Function("redisReaderFeed");
        GetReply = (delegate* unmanaged<Reader*, Reply**, int>)library.Function("redisReaderGetReply");
        FreeReader = (delegate* unmanaged<Reader*, void>)library.Function("redisReaderFree");
        FreeReply = (delegate* unmanaged<Reply*, void>)library.Function("freeReplyObject");
    }

    /// <exception cref="TableException">The library is missing.</exception>
    public static HiredisLibrary Load() => new(SystemLibrary.Load("libhiredis.so.0.14", "redis", "libhiredis0.14"));

    /// <summary>redisReply.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Reply
    {
        public RedisReplyKind Kind;
        public long Number;
        public nuint Size;
        public byte* Text;
        public nuint Count;
        public Reply** Elements;
    }

    /// <summary>redisReadTask: the part of a reply that is being read.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReadTask
    {
        public int Kind;
        public int Count;
        public int Index;
        public void* Object;
        public ReadTask* Parent;
        public void* Context;
    }

    /// <summary>redisReplyObjectFunctions: what makes the parts of a reply.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReplyFunctions
    {
        public nint CreateText;
        public delegate* unmanaged<ReadTask*, int, void*> CreateList;
        public nint CreateNumber;
        public nint CreateNil;
        public nint Free;
    }

    /// <summary>redisReader.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Reader
    {
        public const int OutOfMemory = 5;

        private const int MaxDepth = 9;

        public int Error;
        public fixed byte ErrorText[128];
        public byte* Buffer;
        public nuint Position;
        public nuint Length;
        public nuint MaxUnused;
        public TaskStack Tasks;
        public int TaskIndex;
        public void* Reply;
        public ReplyFunctions* Functions;
        public void* Context;

        [InlineArray(MaxDepth)]
        public struct TaskStack
        {
            private ReadTask _first;
        }
    }
}
