namespace Postfix.Lookup.Interop;

/// <summary>What a NIS lookup came to (YPERR_… of rpcsvc/ypclnt.h).</summary>
internal enum NisStatus
{
    /// <summary>The key was found.</summary>
    Success = 0,

    /// <summary>The arguments of the call were wrong.</summary>
    BadArguments = 1,

    /// <summary>The call failed on its way.</summary>
    RpcFailure = 2,

    /// <summary>No server for the domain.</summary>
    NoServer = 3,

    /// <summary>The server does not have the map.</summary>
    NoMap = 4,

    /// <summary>The map does not have the key.</summary>
    NoKey = 5,

    /// <summary>Something went wrong in server or library.</summary>
    InternalError = 6,

    /// <summary>Out of memory or descriptors.</summary>
    NoResources = 7,

    /// <summary>The map has no more entries.</summary>
    NoMore = 8,

    /// <summary>rpcbind(8) does not answer.</summary>
    NoPortmapper = 9,

    /// <summary>ypbind(8) does not answer.</summary>
    NoBinder = 10,

    /// <summary>ypserv(8) does not answer.</summary>
    NoAnswer = 11,

    /// <summary>This system has no domain.</summary>
    NoDomain = 12,

    /// <summary>The server's file is damaged.</summary>
    BadDatabase = 13,

    /// <summary>Library and server do not understand each other.</summary>
    WrongVersion = 14,

    /// <summary>The server does not answer this system.</summary>
    NoAccess = 15,

    /// <summary>The server's file is being written.</summary>
    Busy = 16,
}
