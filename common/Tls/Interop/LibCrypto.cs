using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Postfix.Posix.Interop;

namespace Postfix.Tls.Interop;

/// <summary>The functions of libcrypto 3 that we use (openssl/x509.h, evp.h, err.h, pem.h).</summary>
internal static unsafe partial class LibCrypto
{
    public const string Library = "libcrypto.so.3";

    public const int NID_commonName = 13;
    public const int NID_organizationName = 17;
    public const int OPENSSL_VERSION = 0;
    public const int PKEY_RSA = 6;
    public const int PKEY_DH = 28;
    public const int PKEY_EC = 408;
    public const ulong INIT_NO_LOAD_CONFIG = 0x80;
    public const nuint CONF_IGNORE_RETURN_CODES = 0x2;
    public const nuint CONF_SILENT = 0x4;
    public const nuint CONF_IGNORE_MISSING_FILE = 0x10;
    public const nuint CONF_DEFAULT_SECTION = 0x20;
    public const uint XKU_SSL_SERVER = 0x1;
    public const uint XKU_SSL_CLIENT = 0x2;
    public const int PURPOSE_SSL_SERVER = 2;
    public const int TRUST_SSL_SERVER = 3;
    public const int ERR_TXT_STRING = 2;
    public const int V_OK = 0;
    public const int V_ERR_UNABLE_TO_GET_ISSUER_CERT = 2;
    public const int V_ERR_CERT_NOT_YET_VALID = 9;
    public const int V_ERR_CERT_HAS_EXPIRED = 10;
    public const int V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD = 13;
    public const int V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD = 14;
    public const int V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT = 18;
    public const int V_ERR_SELF_SIGNED_CERT_IN_CHAIN = 19;
    public const int V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY = 20;
    public const int V_ERR_CERT_CHAIN_TOO_LONG = 22;
    public const int V_ERR_INVALID_PURPOSE = 26;
    public const int V_ERR_CERT_UNTRUSTED = 27;
    public const int V_ERR_HOSTNAME_MISMATCH = 62;

    [LibraryImport(Library)]
    public static partial byte* OpenSSL_version(int part);

    [LibraryImport(Library)]
    public static partial void ERR_clear_error();

    [LibraryImport(Library)]
    public static partial nuint ERR_peek_error();

    [LibraryImport(Library)]
    public static partial nuint ERR_get_error_all(out byte* file, out int line, out byte* function, out byte* data, out int flags);

    [LibraryImport(Library)]
    public static partial void ERR_error_string_n(nuint error, ref byte buffer, nuint size);

    [LibraryImport(Library)]
    public static partial byte* X509_verify_cert_error_string(nint error);

    [LibraryImport(Library)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(Library)]
    public static partial nint X509_get_subject_name(CertificateHandle certificate);

    [LibraryImport(Library)]
    public static partial nint X509_get_issuer_name(CertificateHandle certificate);

    [LibraryImport(Library)]
    public static partial nint X509_get0_pubkey(CertificateHandle certificate);

    [LibraryImport(Library)]
    public static partial nint X509_get_X509_PUBKEY(CertificateHandle certificate);

    [LibraryImport(Library)]
    public static partial int i2d_X509_PUBKEY(nint key, byte** output);

    [LibraryImport(Library)]
    public static partial int X509_NAME_get_index_by_NID(nint name, int nid, int lastPosition);

    [LibraryImport(Library)]
    public static partial nint X509_NAME_get_entry(nint name, int position);

    [LibraryImport(Library)]
    public static partial byte* X509_NAME_oneline(nint name, ref byte buffer, int size);

    [LibraryImport(Library)]
    public static partial nint X509_NAME_ENTRY_get_data(nint entry);

    [LibraryImport(Library)]
    public static partial int ASN1_STRING_to_UTF8(out byte* output, nint text);

    [LibraryImport(Library)]
    public static partial int X509_digest(CertificateHandle certificate, nint algorithm, ref byte digest, out uint length);

    [LibraryImport(Library)]
    public static partial nint EVP_get_digestbyname([MarshalUsing(typeof(ByteStringMarshaller))] string name);

    [LibraryImport(Library)]
    public static partial int EVP_Digest(
        byte* data, nuint size, ref byte digest, out uint length, nint algorithm, nint engine);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_base_id(nint key);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_bits(nint key);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_group_name(nint key, ref byte name, nuint size, out nuint length);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    public static partial byte* OBJ_nid2sn(int nid);

    [LibraryImport(Library)]
    public static partial nint X509_STORE_CTX_get0_cert(nint store);

    [LibraryImport(Library)]
    public static partial nint X509_STORE_CTX_get0_param(nint store);

    [LibraryImport(Library)]
    public static partial uint X509_get_extended_key_usage(nint certificate);

    [LibraryImport(Library)]
    public static partial int X509_VERIFY_PARAM_set_purpose(nint parameters, int purpose);

    [LibraryImport(Library)]
    public static partial int X509_VERIFY_PARAM_set_trust(nint parameters, int trust);

    [LibraryImport(Library)]
    public static partial int X509_verify_cert(nint store);

    [LibraryImport(Library)]
    public static partial nint OPENSSL_INIT_new();

    [LibraryImport(Library)]
    public static partial void OPENSSL_INIT_free(nint settings);

    [LibraryImport(Library)]
    public static partial int OPENSSL_INIT_set_config_filename(nint settings, [MarshalUsing(typeof(ByteStringMarshaller))] string file);

    [LibraryImport(Library)]
    public static partial int OPENSSL_INIT_set_config_appname(nint settings, [MarshalUsing(typeof(ByteStringMarshaller))] string name);

    [LibraryImport(Library)]
    public static partial void OPENSSL_INIT_set_config_file_flags(nint settings, nuint flags);

    [LibraryImport(Library)]
    public static partial nint BIO_new_mem_buf(byte* data, int size);

    [LibraryImport(Library)]
    public static partial int BIO_free(nint bio);

    [LibraryImport(Library)]
    public static partial nint PEM_read_bio_X509(nint bio, nint output, nint callback, nint argument);

    [LibraryImport(Library)]
    public static partial nint PEM_read_bio_PrivateKey(nint bio, nint output, nint callback, nint argument);

    [LibraryImport(Library)]
    public static partial void CRYPTO_free(void* memory, byte* file, int line);
}
